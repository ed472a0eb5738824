/**
 * Knows what expressions and steps mean, over any domain: this is the only place that gives
 * meaning. Must not know any particular domain, nor any particular machine.
 */
@NullMarked
package org.vmorph.model.meaning;

import org.jspecify.annotations.NullMarked;
