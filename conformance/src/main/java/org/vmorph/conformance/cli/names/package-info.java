/**
 * Knows whom a name on the command line means: machines, monitors, plugins, peers, programs, and
 * how long somebody is waited for. Must not know any command.
 */
@NullMarked
package org.vmorph.conformance.cli.names;

import org.jspecify.annotations.NullMarked;
