package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Say;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;

/** The machines that an instruction is drawn for, each sound by itself. */
enum Base {
  PLAIN("third-generation", List.of()),
  TIMER("third-generation-timer", List.of("timer", "timer.on")),
  CLOCK("third-generation-clock", List.of("clock")),
  /** A register that every program may see and set. */
  GENERAL("third-generation", List.of("g")) {
    @Override
    Architecture extended(Architecture machine) {
      return withCell(machine, "g", machine.programCounter().bits(), Role.GENERAL, false);
    }
  },
  /** Something as wide as an address that only a supervisor sets. */
  RESOURCE("third-generation", List.of("z")) {
    @Override
    Architecture extended(Architecture machine) {
      return withCell(machine, "z", machine.programCounter().bits(), Role.RESOURCE, true);
    }
  },
  /** A bit that only a supervisor sets. */
  FLAG("third-generation", List.of("i")) {
    @Override
    Architecture extended(Architecture machine) {
      return withCell(machine, "i", 1, Role.RESOURCE, true);
    }
  },
  /** More reasons to trap: a fault, and a second one of the privilege check. */
  CAUSES("third-generation", List.of()) {
    @Override
    Architecture extended(Architecture machine) {
      var causes = new ArrayList<>(machine.causes());
      causes.add(new Cause("fault", 6, Cause.Kind.FAULT));
      causes.add(new Cause("second", 7, Cause.Kind.PRIVILEGE));
      return with(machine, machine.components(), causes, machine.instructions());
    }
  };

  private static final int LOADER = 0x70;

  private final String of;
  private final List<String> own;
  private final Map<Shape, Architecture> machines = new ConcurrentHashMap<>();

  Base(String of, List<String> own) {
    this.of = of;
    this.own = own;
  }

  /** The names of the cells that the paper's machine does not have. */
  List<String> own() {
    return own;
  }

  /** The machine of a shape; the same object each time. */
  Architecture machine(Shape shape) {
    return machines.computeIfAbsent(
        shape,
        s ->
            extended(
                Machines.thirdGeneration(s).stream()
                    .filter(machine -> machine.name().equals(of))
                    .findFirst()
                    .orElseThrow()));
  }

  Architecture extended(Architecture machine) {
    return machine;
  }

  private static Architecture withCell(
      Architecture machine, String name, int bits, Role role, boolean privileged) {
    var cell = new Cell(name, bits, role, machine.cells().size());
    var components = new ArrayList<Component>(machine.components());
    components.add(cell);
    var ra = ((Act.Set) machine.instruction("lrb").orElseThrow().acts().getFirst()).value();
    var draft =
        Instruction.instruction(
                LOADER, "ld" + name, machine.instruction("lrb").orElseThrow().form())
            .says("Load " + name + " from ra.");
    var instructions = new ArrayList<>(machine.instructions());
    instructions.add((privileged ? draft.privileged() : draft).does(Say.set(cell, ra.low(bits))));
    return with(machine, components, machine.causes(), instructions);
  }

  private static Architecture with(
      Architecture m, List<Component> components, List<Cause> causes, List<Instruction> all) {
    return m.draft().components(components).causes(causes).instructions(all).machine();
  }

  /** A machine that fetches otherwise. */
  static Architecture fetching(Architecture m, org.vmorph.model.ir.Addressing fetch) {
    return m.draft().fetch(Optional.of(fetch)).machine();
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Base named(String name) {
    return Arrays.stream(values()).filter(b -> b.toString().equals(name)).findFirst().orElseThrow();
  }
}
