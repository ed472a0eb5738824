/**
 * Knows what all commands share of what is written and how they end: exit codes, tables, JSON,
 * JUnit's XML, the screen, files that are complete or not there. Must not know any command, nor
 * whom a name on the command line means.
 */
@NullMarked
package org.vmorph.conformance.cli.output;

import org.jspecify.annotations.NullMarked;
