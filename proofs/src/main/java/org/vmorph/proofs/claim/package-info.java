/**
 * Knows what a claim about states is, over any domain, and the language it is stated in: states
 * that leave everything open, steps from them, and how results are compared. Must not know any
 * definition of the paper, nor who is asked, nor what comes of it.
 */
@NullMarked
package org.vmorph.proofs.claim;

import org.jspecify.annotations.NullMarked;
