/**
 * Knows the machines: their components, their instructions in manual order, their flaws. Data only.
 * Must not know how a machine is elaborated, run, printed or proved.
 */
@NullMarked
package org.vmorph.model.machines;

import org.jspecify.annotations.NullMarked;
