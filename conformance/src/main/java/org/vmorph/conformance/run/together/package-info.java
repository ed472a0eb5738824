/**
 * Knows several guests of one monitor: each is compared with itself alone, at every world switch.
 * Must not know how a result is made small or told.
 */
@NullMarked
package org.vmorph.conformance.run.together;

import org.jspecify.annotations.NullMarked;
