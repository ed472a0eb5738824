/**
 * Knows how fast machines run: hand-written ones to be measured against, what they run, how they
 * are timed and what was to be reached. Must not know picocli, z3, org.vmorph.proofs, nor how an
 * engine works.
 */
@NullMarked
package org.vmorph.bench;

import org.jspecify.annotations.NullMarked;
