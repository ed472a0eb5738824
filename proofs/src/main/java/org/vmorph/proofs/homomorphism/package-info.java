/**
 * Knows the lemmas of the paper about the virtual machine map f, instruction by instruction, for
 * the monitors written in Java: the claims, stated on the very parts that run. Must not know how a
 * solver is asked, nor any particular machine.
 */
@NullMarked
package org.vmorph.proofs.homomorphism;

import org.jspecify.annotations.NullMarked;
