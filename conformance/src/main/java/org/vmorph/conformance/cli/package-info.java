/**
 * Knows the command line as a whole: which commands there are, and how the process ends. Each
 * command, or family of them, has a package below this one. Must not know how any of the answers is
 * found.
 */
@NullMarked
package org.vmorph.conformance.cli;

import org.jspecify.annotations.NullMarked;
