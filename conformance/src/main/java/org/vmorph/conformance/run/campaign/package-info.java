/**
 * Knows what is made of many guests: which are run, how they are dealt out, what was covered, and
 * whether that was enough. Must not know several guests at once, nor how a result is told.
 */
@NullMarked
package org.vmorph.conformance.run.campaign;

import org.jspecify.annotations.NullMarked;
