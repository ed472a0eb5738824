package org.vmorph.model.step;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/**
 * Whether user mode is refused an instruction altogether: it never completes there, and takes a
 * privilege trap wherever a supervisor would complete, which it can. This is what a monitor's work
 * is counted by, whatever an instruction is called; so it is read off the form of the step, without
 * a solver. Every comparison may hold or not, independently of the others: what is found to be
 * refused is, and what only arithmetic could tell is taken not to be.
 */
final class Refusal {
  /** More comparisons than these are not tried one against the other. */
  private static final int MOST = 12;

  private final Architecture machine;
  private final List<Condition.Compare> open;

  private Refusal(Architecture machine, Set<Condition.Compare> open) {
    this.machine = machine;
    this.open = List.copyOf(open);
  }

  static boolean of(Architecture machine, Step step) {
    var compares = new LinkedHashSet<Condition.Compare>();
    step.traps().forEach(trap -> compares(trap.when(), compares));
    compares.removeIf(compare -> mode(machine, compare).isPresent());
    boolean readsMode =
        compares.stream().anyMatch(c -> Footprint.reads(c).contains(machine.mode().cell()));
    return !readsMode
        && compares.size() <= MOST
        && new Refusal(machine, compares).always(step.traps());
  }

  private boolean always(List<Step.Trap> traps) {
    boolean ofSupervisors = false;
    for (long held = 0; held < 1L << open.size(); held++) {
      var user = first(traps, machine.mode().user(), held);
      var supervisor = first(traps, machine.mode().supervisor(), held);
      if (user.isEmpty() || supervisor.isEmpty() && !user.get().isPrivilege()) {
        return false;
      }
      ofSupervisors |= supervisor.isEmpty();
    }
    return ofSupervisors;
  }

  private Optional<Cause> first(List<Step.Trap> traps, long mode, long held) {
    return traps.stream()
        .filter(trap -> holds(trap.when(), mode, held))
        .map(Step.Trap::cause)
        .findFirst();
  }

  private boolean holds(Condition condition, long mode, long held) {
    return switch (condition) {
      case Condition.Always always -> true;
      case Condition.Compare compare ->
          mode(machine, compare)
              .map(value -> value == mode)
              .orElseGet(() -> (held >> open.indexOf(compare) & 1) == 1);
      case Condition.Not(var of) -> !holds(of, mode, held);
      case Condition.And(var left, var right) ->
          holds(left, mode, held) && holds(right, mode, held);
      case Condition.Or(var left, var right) -> holds(left, mode, held) || holds(right, mode, held);
    };
  }

  /** The value that M is compared with, if that is all that is compared. */
  private static Optional<Long> mode(Architecture machine, Condition.Compare compare) {
    return compare.relation() == Relation.EQUAL
            && compare.left().equals(machine.mode().cell())
            && compare.right() instanceof Word.Literal(var value, var bits)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static void compares(Condition condition, Set<Condition.Compare> all) {
    switch (condition) {
      case Condition.Always always -> {}
      case Condition.Compare compare -> all.add(compare);
      case Condition.Not(var of) -> compares(of, all);
      case Condition.And(var left, var right) -> {
        compares(left, all);
        compares(right, all);
      }
      case Condition.Or(var left, var right) -> {
        compares(left, all);
        compares(right, all);
      }
    }
  }
}
