/**
 * Knows how a campaign is asked for and told, of one guest and of several. Must not know how
 * anything is compared.
 */
@NullMarked
package org.vmorph.conformance.cli.conform;

import org.jspecify.annotations.NullMarked;
