/**
 * Knows how machines are listed, and their manuals and test states printed. Must not know what is
 * in them.
 */
@NullMarked
package org.vmorph.conformance.cli.machine;

import org.jspecify.annotations.NullMarked;
