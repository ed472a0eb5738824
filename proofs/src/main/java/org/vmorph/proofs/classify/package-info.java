/**
 * Knows the definitions of the paper, one class for each, and what they say of every instruction of
 * a machine. Must not know any particular machine, nor how a solver is asked.
 */
@NullMarked
package org.vmorph.proofs.classify;

import org.jspecify.annotations.NullMarked;
