/**
 * Knows the Honeywell 6000, as far as its later relatives tell. Must not know how a machine is run,
 * proved or virtualized.
 */
@NullMarked
package org.vmorph.model.machines.honeywell;

import org.jspecify.annotations.NullMarked;
