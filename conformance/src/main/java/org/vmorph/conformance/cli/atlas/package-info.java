/**
 * Knows how the verdicts on all machines become pages that one reads side by side. Must not know
 * how a verdict is found.
 */
@NullMarked
package org.vmorph.conformance.cli.atlas;

import org.jspecify.annotations.NullMarked;
