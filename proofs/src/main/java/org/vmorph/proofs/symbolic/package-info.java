/**
 * Knows the solver's domain: words are bit-vectors, truths are formulas, contents are array terms,
 * storage split at a window. Must not know any definition of the paper, nor any particular machine.
 */
@NullMarked
package org.vmorph.proofs.symbolic;

import org.jspecify.annotations.NullMarked;
