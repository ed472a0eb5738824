/**
 * Knows the test states that ship with the machines: how they are written in a file, how monitors
 * are tried on them, and what can be reached at all. Must not know z3, picocli, org.vmorph.proofs,
 * nor how the states were found.
 */
@NullMarked
package org.vmorph.conformance.edge;

import org.jspecify.annotations.NullMarked;
