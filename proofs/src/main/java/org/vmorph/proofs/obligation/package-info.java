/**
 * Knows what a claim about states is, over any domain; what a verdict is; and how a witness is
 * replayed before it is believed. Must not know any definition of the paper, nor any solver.
 */
@NullMarked
package org.vmorph.proofs.obligation;

import org.jspecify.annotations.NullMarked;
