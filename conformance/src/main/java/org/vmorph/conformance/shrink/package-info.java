/**
 * Knows how a failing program is made small without becoming another failure. Must not know z3,
 * picocli, org.vmorph.proofs, any monitor, nor how programs are generated.
 */
@NullMarked
package org.vmorph.conformance.shrink;

import org.jspecify.annotations.NullMarked;
