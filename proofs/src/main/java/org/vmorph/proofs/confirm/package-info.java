/**
 * Knows a second solver, how a proof is written down for it and for people, and when the two
 * solvers agree. Must not know how the first one is asked.
 */
@NullMarked
package org.vmorph.proofs.confirm;

import org.jspecify.annotations.NullMarked;
