/**
 * Knows all obligations of a machine, what is expected of each, and how many of them are proved at
 * once. Must not know what an obligation says.
 */
@NullMarked
package org.vmorph.proofs.manifest;

import org.jspecify.annotations.NullMarked;
