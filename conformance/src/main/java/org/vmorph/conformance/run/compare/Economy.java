package org.vmorph.conformance.run.compare;

import java.util.Optional;
import java.util.stream.IntStream;
import org.vmorph.conformance.run.finding.Intervention;
import org.vmorph.conformance.run.host.WatchedHost;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Efficiency;

/**
 * Counts what rule F1 is about: what the hardware should have done for the guest, from the bare
 * machine, and what it did, from the kit's own. A guest's instruction that completes is innocuous
 * here unless user mode is refused it altogether; each of the others enters the monitor once. Where
 * neither the form nor a trial tells, nothing is said of a program that completes it. The end of a
 * time slice is nobody's instruction, so interrupts are not counted; but the hardware is given to
 * the guest until it traps or as many steps are made as the monitor was asked for, and not for
 * fewer.
 */
final class Economy {
  private final Machine bare;
  private final WatchedHost host;
  private final Efficiency promised;
  private final int[] refused;
  private final int[] unknown;
  private final int[] traps;
  private final int[] interrupts;
  private long idle;

  /** Of single steps made in user mode. */
  private long userInnocuous;

  private long userDue;
  private boolean singly;

  /** How often the monitor was asked for steps. */
  private long asked;

  Economy(Machine bare, WatchedHost host, Efficiency promised) {
    this.bare = bare;
    this.host = host;
    this.promised = promised;
    var machine = bare.architecture();
    this.refused =
        IntStream.range(0, machine.instructions().size())
            .filter(i -> bare.semantics().refusesUsers(machine.instructions().get(i)))
            .toArray();
    this.unknown =
        IntStream.range(0, machine.instructions().size())
            .filter(i -> isUnknown(bare.semantics(), machine.instructions().get(i)))
            .toArray();
    this.traps = causes(machine, false);
    this.interrupts = causes(machine, true);
  }

  private static boolean isUnknown(Elaboration semantics, Instruction instruction) {
    return semantics.perhapsRefusesUsers(instruction)
        && !UserCompletion.completesForUsers(semantics, instruction);
  }

  private static int[] causes(Architecture machine, boolean interrupts) {
    return IntStream.range(0, machine.causes().size())
        .filter(i -> (machine.causes().get(i).kind() == Cause.Kind.INTERRUPT) == interrupts)
        .toArray();
  }

  void start() {
    idle = 0;
    userInnocuous = 0;
    userDue = 0;
    singly = true;
    asked = 0;
  }

  /** Steps are made many at once: what was done in which mode is not known. */
  void atOnce() {
    singly = false;
    asked++;
  }

  /** A single step has been made. */
  void stepped(boolean stoodStill, boolean wasUser, Event event) {
    idle += stoodStill ? 1 : 0;
    asked++;
    if (!wasUser) {
      return;
    }
    switch (event.kind()) {
      // A halt that does not trap in user mode is the hardware's own, and nobody intervenes.
      case COMPLETED, HALTED -> userInnocuous++;
      case TRAPPED -> userDue += isInterrupt(event) ? 0 : 1;
    }
  }

  private static boolean isInterrupt(Event event) {
    return event.cause().map(cause -> cause.kind() == Cause.Kind.INTERRUPT).orElse(false);
  }

  /**
   * What the monitor did that it should not have, after so many steps of the bare machine; nothing
   * if it keeps what it promised, or if that cannot be said.
   */
  Optional<Intervention> seen(long steps) {
    return switch (promised) {
      case ALL ->
          completions(unknown) > 0 ? Optional.empty() : judged(steps - idle - done(), due());
      case VIRTUAL_USER -> singly ? judged(userInnocuous, userDue) : Optional.empty();
      case NONE -> Optional.empty();
    };
  }

  private Optional<Intervention> judged(long innocuous, long due) {
    long entries = host.entries() + Math.max(0, host.stops() - asked);
    return innocuous == host.direct() && due == entries
        ? Optional.empty()
        : Optional.of(new Intervention(host.direct(), innocuous, entries, due));
  }

  /** Steps that are not innocuous: those that enter the monitor, and interrupts. */
  private long done() {
    return due() + traps(interrupts);
  }

  private long due() {
    return traps(traps) + completions(refused);
  }

  // Asked of every program, where a stream takes longer than what it adds up.

  private long traps(int[] causes) {
    long sum = 0;
    for (int cause : causes) {
      sum += bare.counts().traps(cause);
    }
    return sum;
  }

  private long completions(int[] instructions) {
    long sum = 0;
    for (int instruction : instructions) {
      sum += bare.counts().completions(instruction);
    }
    return sum;
  }
}
