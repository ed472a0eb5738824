/**
 * Knows what an instruction leaves unsaid: the privilege check, the checks of every access, the
 * fall-through, the parts of a packed word. Must not know any domain, nor any particular machine.
 */
@NullMarked
package org.vmorph.model.step;

import org.jspecify.annotations.NullMarked;
