package org.vmorph.model.step;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;

/**
 * How far user mode is refused an instruction. Altogether: it never completes there, and takes a
 * privilege trap wherever a supervisor would complete, which it can. This is what a monitor's work
 * is counted by, whatever an instruction is called; so it is read off the form of the step, without
 * a solver. Every comparison may hold or not, independently of the others, and one that reads M in
 * either mode independently of the other: what is found to be refused is, and what only arithmetic
 * could tell is taken not to be.
 */
final class Refusal {
  /** As far as the form tells. */
  enum Degree {
    NEVER,
    /** In some states, if comparisons are independent; arithmetic may say otherwise. */
    PERHAPS,
    ALTOGETHER
  }

  /** More comparisons than these are not tried one against the other. */
  private static final int MOST = 12;

  /** A comparison, in a mode if it reads M in a way that only arithmetic could tell. */
  private record Open(Condition.Compare compare, Optional<Long> mode) {}

  private final Architecture machine;
  private final List<Open> open;

  private Refusal(Architecture machine, Set<Open> open) {
    this.machine = machine;
    this.open = List.copyOf(open);
  }

  static Degree of(Architecture machine, Step step) {
    var compares = new LinkedHashSet<Condition.Compare>();
    step.traps().forEach(trap -> compares(trap.when(), compares));
    var open = new LinkedHashSet<Open>();
    for (var compare : compares) {
      if (!isDecided(machine, compare)) {
        open.add(open(machine, compare, machine.mode().user()));
        open.add(open(machine, compare, machine.mode().supervisor()));
      }
    }
    if (step.traps().stream().noneMatch(trap -> trap.cause().isPrivilege())) {
      return Degree.NEVER;
    }
    return open.size() <= MOST ? new Refusal(machine, open).degree(step.traps()) : Degree.PERHAPS;
  }

  private static Open open(Architecture machine, Condition.Compare compare, long mode) {
    boolean readsMode = Footprint.reads(compare).contains(machine.mode().cell());
    return new Open(compare, readsMode ? Optional.of(mode) : Optional.empty());
  }

  private Degree degree(List<Step.Trap> traps) {
    boolean altogether = true;
    boolean perhaps = false;
    for (long held = 0; held < 1L << open.size(); held++) {
      var user = first(traps, machine.mode().user(), held);
      var supervisor = first(traps, machine.mode().supervisor(), held);
      boolean refused = user.filter(Cause::isPrivilege).isPresent();
      altogether &= user.isPresent() && (refused || supervisor.isPresent());
      perhaps |= refused && supervisor.isEmpty();
    }
    return !perhaps ? Degree.NEVER : altogether ? Degree.ALTOGETHER : Degree.PERHAPS;
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
          decided(machine, compare, mode)
              .orElseGet(() -> (held >> open.indexOf(open(machine, compare, mode)) & 1) == 1);
      case Condition.Not(var of) -> !holds(of, mode, held);
      case Condition.And(var left, var right) ->
          holds(left, mode, held) && holds(right, mode, held);
      case Condition.Or(var left, var right) -> holds(left, mode, held) || holds(right, mode, held);
    };
  }

  /** What comes of a condition in a mode; empty where the mode alone does not tell. */
  static Optional<Boolean> decided(Architecture machine, Condition condition, long mode) {
    return switch (condition) {
      case Condition.Always always -> Optional.of(true);
      case Condition.Compare compare -> decided(machine, compare, mode);
      case Condition.Not(var of) -> decided(machine, of, mode).map(holds -> !holds);
      case Condition.And(var left, var right) ->
          decided(decided(machine, left, mode), decided(machine, right, mode), false);
      case Condition.Or(var left, var right) ->
          decided(decided(machine, left, mode), decided(machine, right, mode), true);
    };
  }

  /** What comes of two answers, of which one that is this is enough. */
  private static Optional<Boolean> decided(
      Optional<Boolean> left, Optional<Boolean> right, boolean enough) {
    return left.filter(holds -> holds == enough)
        .or(() -> right.filter(holds -> holds == enough))
        .or(() -> left.isPresent() ? right : left);
  }

  /** Whether a comparison is of M and numbers alone, so that the mode decides it. */
  private static boolean isDecided(Architecture machine, Condition.Compare compare) {
    return decided(machine, compare, machine.mode().user()).isPresent();
  }

  /** What comes of such a comparison in a mode. */
  private static Optional<Boolean> decided(
      Architecture machine, Condition.Compare compare, long mode) {
    var left = number(machine, compare.left(), mode);
    var right = number(machine, compare.right(), mode);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    int unused = 64 - compare.left().bits();
    return Optional.of(
        switch (compare.relation()) {
          case EQUAL -> left.get().equals(right.get());
          case BELOW -> Long.compareUnsigned(left.get(), right.get()) < 0;
          case LESS -> left.get() << unused < right.get() << unused;
        });
  }

  private static Optional<Long> number(Architecture machine, Word word, long mode) {
    if (word.equals(machine.mode().cell())) {
      return Optional.of(mode);
    }
    return word instanceof Word.Literal(var value, var bits)
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
