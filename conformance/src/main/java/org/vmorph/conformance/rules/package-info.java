/**
 * Knows the numbered rules a monitor is held to, the sentence of the paper each comes from, and
 * where to look first when one is broken, and what is asked of a rule that somebody else brings.
 * Must not know z3, picocli, org.vmorph.proofs, any monitor, nor how the kit checks its own rules.
 */
@NullMarked
package org.vmorph.conformance.rules;

import org.jspecify.annotations.NullMarked;
