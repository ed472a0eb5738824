/**
 * Knows how a program of a campaign, or a case, is run again and told. Must not know how anything
 * is compared.
 */
@NullMarked
package org.vmorph.conformance.cli.replay;

import org.jspecify.annotations.NullMarked;
