/**
 * Knows how every machine is asked what is predicted and what is observed, and how that is told.
 * Must not know how either is found.
 */
@NullMarked
package org.vmorph.conformance.cli.check;

import org.jspecify.annotations.NullMarked;
