/**
 * Knows what becomes of guests under more and more monitors. Must not know campaigns, several
 * guests at once, nor how a tower is told.
 */
@NullMarked
package org.vmorph.conformance.run.tower;

import org.jspecify.annotations.NullMarked;
