/**
 * Knows what a monitor shows to anybody: the kit, the proofs, another monitor; and what a machine
 * offers to a monitor. Must not know how any monitor works, nor who compares it with what.
 */
@NullMarked
package org.vmorph.vmm;

import org.jspecify.annotations.NullMarked;
