/**
 * Knows what becomes of a claim: who answers it, what a verdict is, what is remembered, and how a
 * witness is replayed before it is believed. Must not know any definition of the paper, nor any
 * solver.
 */
@NullMarked
package org.vmorph.proofs.obligation;

import org.jspecify.annotations.NullMarked;
