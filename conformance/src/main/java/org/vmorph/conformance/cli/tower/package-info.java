/**
 * Knows how towers are asked for and told, storey by storey. Must not know how monitors are
 * stacked.
 */
@NullMarked
package org.vmorph.conformance.cli.tower;

import org.jspecify.annotations.NullMarked;
