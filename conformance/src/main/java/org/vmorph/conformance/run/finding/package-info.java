/**
 * Knows what a comparison can find, as facts: agreement, a divergence, what the kit saw beside the
 * states, and whether that is steady. Must not know how any of it was found, nor how it is told.
 */
@NullMarked
package org.vmorph.conformance.run.finding;

import org.jspecify.annotations.NullMarked;
