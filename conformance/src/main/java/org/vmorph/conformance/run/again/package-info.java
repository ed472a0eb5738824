/**
 * Knows how a guest is run again: whether a failure is there every time, what had to run before it,
 * and how each step of it went. Must not know campaigns, nor how a failure is made small or told.
 */
@NullMarked
package org.vmorph.conformance.run.again;

import org.jspecify.annotations.NullMarked;
