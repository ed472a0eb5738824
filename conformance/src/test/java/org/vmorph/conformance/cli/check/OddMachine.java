package org.vmorph.conformance.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;

/** A machine that ships, with some parts of it replaced. */
record OddMachine(
    Architecture of,
    List<Component> components,
    Optional<Addressing> fetch,
    TrapEntry trapEntry,
    List<Cause> causes,
    Cycle cycle,
    List<Instruction> instructions) {

  static OddMachine of(Architecture machine) {
    return new OddMachine(
        machine,
        machine.components(),
        machine.fetch(),
        machine.trapEntry(),
        machine.causes(),
        machine.cycle(),
        machine.instructions());
  }

  OddMachine with(Cell more) {
    return new OddMachine(of, and(components, more), fetch, trapEntry, causes, cycle, instructions);
  }

  OddMachine with(Addressing other) {
    return new OddMachine(
        of, components, Optional.of(other), trapEntry, causes, cycle, instructions);
  }

  OddMachine with(TrapEntry other) {
    return new OddMachine(of, components, fetch, other, causes, cycle, instructions);
  }

  OddMachine with(Cause more) {
    return new OddMachine(of, components, fetch, trapEntry, and(causes, more), cycle, instructions);
  }

  OddMachine with(Cycle other) {
    return new OddMachine(of, components, fetch, trapEntry, causes, other, instructions);
  }

  OddMachine with(Instruction more) {
    return new OddMachine(of, components, fetch, trapEntry, causes, cycle, and(instructions, more));
  }

  private static <T> List<T> and(List<? extends T> some, T more) {
    var all = new ArrayList<T>(some);
    all.add(more);
    return all;
  }

  /** Of a name of its own, for by that a check knows it. */
  Architecture machine() {
    return of.draft()
        .name(
            "odd-"
                + Integer.toHexString(
                    Objects.hash(components, fetch, trapEntry, causes, cycle, instructions)))
        .says("A machine with something odd.")
        .components(components)
        .fetch(fetch)
        .trapEntry(trapEntry)
        .causes(causes)
        .cycle(cycle)
        .instructions(instructions)
        .machine();
  }
}
