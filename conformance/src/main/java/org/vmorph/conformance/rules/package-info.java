/**
 * Knows the numbered rules a monitor is held to, the sentence of the paper each comes from, and
 * where to look first when one is broken. Must not know z3, picocli, org.vmorph.proofs, any
 * monitor, nor how a rule is checked.
 */
@NullMarked
package org.vmorph.conformance.rules;

import org.jspecify.annotations.NullMarked;
