/**
 * Knows monitors that come to mind and are wrong, and that the proofs refute them by programs that
 * go wrong in the kit. Must not know how they are proved.
 */
@NullMarked
package org.vmorph.conformance.proved;

import org.jspecify.annotations.NullMarked;
