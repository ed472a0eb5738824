/** Knows the classic mistakes of monitors, one monitor each. Must not know how they are found. */
@NullMarked
package org.vmorph.conformance.broken;

import org.jspecify.annotations.NullMarked;
