/**
 * Knows how a guest is made out of a seed: whole systems, with supervisors, trap handlers and user
 * programs of their own. Must not know z3, picocli, org.vmorph.proofs, any monitor, nor what is
 * compared with what.
 */
@NullMarked
package org.vmorph.conformance.gen;

import org.jspecify.annotations.NullMarked;
