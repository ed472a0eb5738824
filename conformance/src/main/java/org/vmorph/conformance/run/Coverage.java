package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.vmm.Tally;

/** What programs did on the bare machine: that is, what any monitor under them had to cope with. */
public final class Coverage {
  private final Architecture machine;
  private final Map<String, Long> emulated = new LinkedHashMap<>();
  private final Map<String, Long> reflected = new LinkedHashMap<>();
  private final Map<String, Long> fromSupervisor = new LinkedHashMap<>();
  private final Map<String, Long> fromUser = new LinkedHashMap<>();
  private final List<Tally> levels = new ArrayList<>();
  private long programs;
  private long halted;
  private long steps;
  private long traps;
  private long clamped;
  private boolean user;

  /** Nothing yet. Everything there is to reach is listed, with 0. */
  public Coverage(Architecture machine) {
    this.machine = machine;
    for (var instruction : machine.instructions()) {
      if (instruction.privileged()) {
        emulated.put(instruction.name(), 0L);
        reflected.put(instruction.name(), 0L);
      }
    }
    for (var cause : machine.causes()) {
      // The privilege check never fires in supervisor mode.
      if (!cause.equals(machine.privilege())) {
        fromSupervisor.put(cause.name(), 0L);
      }
      fromUser.put(cause.name(), 0L);
    }
  }

  /** A step is about to be made. */
  void before(Machine bare) {
    user = bare.get(machine.mode().cell()) == machine.mode().user();
    machine
        .relocation()
        .ifPresent(
            r -> {
              if (bare.get(r.base()) + bare.get(r.bound()) > bare.size()
                  || bare.get(r.base()) >= bare.size()) {
                clamped++;
              }
            });
  }

  /** The step has been made. */
  void after(Event event) {
    steps++;
    switch (event.kind()) {
      case COMPLETED -> event.instruction().ifPresent(this::completed);
      case HALTED -> {
        event.instruction().ifPresent(this::completed);
        halted++;
      }
      case TRAPPED -> {
        traps++;
        trapped(event.cause().orElseThrow());
        if (event.cause().get().equals(machine.privilege())) {
          event.instruction().ifPresent(this::refused);
        }
      }
    }
  }

  private void completed(Instruction instruction) {
    if (instruction.privileged()) {
      emulated.merge(instruction.name(), 1L, Long::sum);
    }
  }

  private void refused(Instruction instruction) {
    if (instruction.privileged()) {
      reflected.merge(instruction.name(), 1L, Long::sum);
    }
  }

  private void trapped(Cause cause) {
    (user ? fromUser : fromSupervisor).merge(cause.name(), 1L, Long::sum);
  }

  /** What each monitor says it did for a program, the outermost first. */
  void served(List<Tally> tower) {
    for (int level = 0; level < tower.size(); level++) {
      var more = tower.get(level);
      if (level == levels.size()) {
        levels.add(more);
      } else {
        levels.set(level, levels.get(level).plus(more.direct(), more.emulated(), more.reflected()));
      }
    }
  }

  /** A program has come to its end, or to the end of its budget. */
  void program() {
    programs++;
  }

  /** These as well. */
  void add(Coverage that) {
    that.emulated.forEach((name, n) -> emulated.merge(name, n, Long::sum));
    that.reflected.forEach((name, n) -> reflected.merge(name, n, Long::sum));
    that.fromSupervisor.forEach((name, n) -> fromSupervisor.merge(name, n, Long::sum));
    that.fromUser.forEach((name, n) -> fromUser.merge(name, n, Long::sum));
    programs += that.programs;
    halted += that.halted;
    steps += that.steps;
    traps += that.traps;
    clamped += that.clamped;
    served(that.levels);
  }

  /**
   * Privileged instructions completed in supervisor mode, by name: a monitor has to emulate them.
   */
  public Map<String, Long> emulated() {
    return Map.copyOf(emulated);
  }

  /** Privileged instructions refused in user mode, by name: a monitor has to reflect them. */
  public Map<String, Long> reflected() {
    return Map.copyOf(reflected);
  }

  /** Traps taken from supervisor mode, by cause. */
  public Map<String, Long> fromSupervisor() {
    return Map.copyOf(fromSupervisor);
  }

  /** Traps taken from user mode, by cause. */
  public Map<String, Long> fromUser() {
    return Map.copyOf(fromUser);
  }

  /** What each monitor says it did, the outermost first: it is counted, and nothing rests on it. */
  public List<Tally> levels() {
    return List.copyOf(levels);
  }

  /** Programs run. */
  public long programs() {
    return programs;
  }

  /** Programs that halted. */
  public long halted() {
    return halted;
  }

  /** Steps made. */
  public long steps() {
    return steps;
  }

  /** Steps that trapped. */
  public long traps() {
    return traps;
  }

  /** Steps made with an R that reaches beyond storage, so that a monitor has to clamp it. */
  public long clamped() {
    return clamped;
  }
}
