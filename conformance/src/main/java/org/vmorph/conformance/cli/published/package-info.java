/**
 * Knows what has been published about the machines that ship, and how that agrees with what was
 * found. Must not know how it was found.
 */
@NullMarked
package org.vmorph.conformance.cli.published;

import org.jspecify.annotations.NullMarked;
