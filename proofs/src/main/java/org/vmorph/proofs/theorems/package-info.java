/**
 * Knows the theorems of the paper: what follows for a machine from what the definitions say of its
 * instructions. Must not know how that was found out.
 */
@NullMarked
package org.vmorph.proofs.theorems;

import org.jspecify.annotations.NullMarked;
