/**
 * Knows how a monitor in another process is spoken to, a line for a line, and that nothing it says
 * or leaves unsaid may do harm. Must not know z3, picocli, org.vmorph.proofs, what its guests are
 * compared with, nor how a finding is printed.
 */
@NullMarked
package org.vmorph.conformance.peer;

import org.jspecify.annotations.NullMarked;
