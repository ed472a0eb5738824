/**
 * Knows how a monitor of somebody's own is examined from a JUnit test: what an author supplies, and
 * a judgement for every rule. Must not know z3, picocli, org.vmorph.proofs, nor Allure.
 */
@NullMarked
package org.vmorph.conformance.kit;

import org.jspecify.annotations.NullMarked;
