/**
 * Knows the command line: options, exit codes, tables and JSON, and how the parts of the product
 * are put together to answer a command. Must not know how any of the answers is found.
 */
@NullMarked
package org.vmorph.conformance.cli;

import org.jspecify.annotations.NullMarked;
