/**
 * Knows how a program of a campaign is named in one word, and found again from it. Must not know
 * z3, picocli, org.vmorph.proofs, nor which machines and monitors there are.
 */
@NullMarked
package org.vmorph.conformance.replay;

import org.jspecify.annotations.NullMarked;
