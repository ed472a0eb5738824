package org.vmorph.conformance.rules;

import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.StateView;

/**
 * A step that has been made on the bare machine and under the monitors, with the same outcome. All
 * of it can be looked at, and none of it changed.
 *
 * @param bare the bare machine after the step
 * @param wasUser whether it was in user mode before
 * @param event what it did
 * @param guest the virtual machine after the step, as its monitor shows it
 * @param hardware the machine that the monitors run on, after the step
 * @param direct how many instructions of the guest the hardware completed in user mode
 * @param entries how many of its traps, interrupts apart, gave the hardware to a monitor
 */
public record SeenStep(
    StateView bare,
    boolean wasUser,
    Event event,
    SeenGuest guest,
    StateView hardware,
    long direct,
    long entries) {}
