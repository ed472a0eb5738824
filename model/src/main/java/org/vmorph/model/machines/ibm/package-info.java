/**
 * Knows IBM's System/360, its model 67 and the System/370, as their manuals have them. Must not
 * know how a machine is run, proved or virtualized.
 */
@NullMarked
package org.vmorph.model.machines.ibm;

import org.jspecify.annotations.NullMarked;
