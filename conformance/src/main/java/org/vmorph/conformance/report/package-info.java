/**
 * Knows how a divergence is shown to a person: the program by how its words were used, the steps
 * side by side. Must not know z3, picocli, org.vmorph.proofs, nor why a machine or a monitor fails.
 */
@NullMarked
package org.vmorph.conformance.report;

import org.jspecify.annotations.NullMarked;
