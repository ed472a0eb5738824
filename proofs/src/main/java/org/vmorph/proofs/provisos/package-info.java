/**
 * Knows under which settings of a machine a theorem holds: the weakest ones, and why each is
 * needed. Must not know any particular machine, nor how a solver is asked.
 */
@NullMarked
package org.vmorph.proofs.provisos;

import org.jspecify.annotations.NullMarked;
