/**
 * Knows what an instruction can say: words with their widths, conditions, acts, operand forms with
 * their bit patterns, and the components of a machine's state, all as immutable data. Must not know
 * any machine, any meaning and any domain.
 */
@NullMarked
package org.vmorph.model.ir;

import org.jspecify.annotations.NullMarked;
