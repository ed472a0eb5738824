/**
 * Knows how one guest on the bare machine is compared with the same guest under monitors, step by
 * step and at once, and which rule a difference breaks. Must not know other guests, campaigns, nor
 * how a failure is made small or told.
 */
@NullMarked
package org.vmorph.conformance.run.compare;

import org.jspecify.annotations.NullMarked;
