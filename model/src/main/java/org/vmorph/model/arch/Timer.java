package org.vmorph.model.arch;

import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;

/**
 * An interval timer: how a control program gets the processor back from a program that never traps.
 * What it does is said by the {@link Cycle}; this only says where it is.
 *
 * @param left how many steps of user mode are left
 * @param on whether it counts: 1 or 0
 * @param cause why the machine traps when none is left
 */
public record Timer(Cell left, Cell on, Cause cause) {}
