/**
 * Knows the PDP-10 with the KA10 processor, as its manual has it. Must not know how a machine is
 * run, proved or virtualized.
 */
@NullMarked
package org.vmorph.model.machines.pdp10;

import org.jspecify.annotations.NullMarked;
