/**
 * Knows how a test state is found for every way a step of a machine can go, and which ways cannot
 * be gone. Must not know any particular machine, nor who uses the states.
 */
@NullMarked
package org.vmorph.proofs.vectors;

import org.jspecify.annotations.NullMarked;
