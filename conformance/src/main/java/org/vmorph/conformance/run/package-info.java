/**
 * Knows how a program is run on the bare machine and under monitors at the same time, when the two
 * count as different, and when many such runs are worth a verdict. Must not know z3, picocli,
 * org.vmorph.proofs, how any monitor works, nor how a finding is printed.
 */
@NullMarked
package org.vmorph.conformance.run;

import org.jspecify.annotations.NullMarked;
