/**
 * Knows how proofs are asked for and told, and where answers are kept. Must not know how anything
 * is proved.
 */
@NullMarked
package org.vmorph.conformance.cli.prove;

import org.jspecify.annotations.NullMarked;
