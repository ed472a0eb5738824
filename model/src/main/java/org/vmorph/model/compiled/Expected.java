package org.vmorph.model.compiled;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Step;

/**
 * A step as it usually is: what is relied on, for the whole run of the swift loop; what is tested
 * in each step, which leaves the loop if it is otherwise; and what is known behind that.
 */
final class Expected {
  /** A test; the loop is left if it is not as wanted, and what is known before it. */
  record Guard(Condition condition, boolean wanted, Folding known) {}

  /** One branch is much shorter than the other where it has so many times fewer nodes. */
  private static final int MUCH = 4;

  private final SettledCells settled;
  private final Usual usual;
  private final OperandValues<Word> operands;
  private final State<Word, WrittenFile> old;
  private final Set<Condition> relied = new LinkedHashSet<>();
  private final List<Guard> guards = new ArrayList<>();
  private Folding known;

  Expected(
      SettledCells settled,
      Usual usual,
      Folding known,
      OperandValues<Word> operands,
      State<Word, WrittenFile> old) {
    this.settled = settled;
    this.usual = usual;
    this.known = known;
    this.operands = operands;
    this.old = old;
  }

  /** What is known when the loop has not been left. */
  Folding known() {
    return known;
  }

  Set<Condition> relied() {
    return relied;
  }

  List<Guard> guards() {
    return guards;
  }

  Condition truth(Condition condition) {
    return new Meaning<Word, Condition, WrittenFile>(known, operands, old).truth(condition);
  }

  Word word(Word word) {
    return new Meaning<Word, Condition, WrittenFile>(known, operands, old).word(word);
  }

  /**
   * Looks at a whole step.
   *
   * @return false if it usually traps, halts, changes what is settled, or anything beforehand
   */
  boolean expect(Step step) {
    for (var trap : step.traps()) {
      branches(trap.when());
    }
    step.updates().forEach(update -> branches(update.when()));
    for (var write : step.writes()) {
      branches(write.when());
      branches(write.value());
    }
    return step.traps().stream().allMatch(trap -> calm(trap.when()))
        && step.updates().stream().allMatch(update -> otherwise(update.when()))
        && step.writes().stream().filter(Expected::isSettled).allMatch(it -> otherwise(it.when()))
        && otherwise(step.halts());
  }

  private static boolean isSettled(Step.Write write) {
    return switch (write.place()) {
      case Cell cell -> SettledCells.is(cell);
      case Word.At at -> SettledCells.is(at.file());
      case Word.Memory place -> throw new IllegalStateException(place.toString());
      case Word.Packed place -> throw new IllegalStateException(place.toString());
    };
  }

  /** A trap does not fire. */
  boolean calm(Condition when) {
    var fires = truth(when);
    if (known.isFalse(fires)) {
      return true;
    }
    var never = settled.never(fires);
    if (!known.isFalse(never) && usual.holds(never)) {
      relied.add(never);
      known = known.assuming(fires, false);
      return true;
    }
    return passed(fires).map(this::require).orElseGet(() -> otherwise(when));
  }

  /** Of a check that can be passed in several ways the first one. */
  private static Optional<Condition> passed(Condition fires) {
    if (!(fires instanceof Condition.Not(Condition way))) {
      return Optional.empty();
    }
    while (way instanceof Condition.Or(var first, var second)) {
      way = first;
    }
    return Optional.of(way);
  }

  /** This is to hold. */
  boolean require(Condition condition) {
    if (condition instanceof Condition.And(var left, var right)) {
      // One after the other, so that what the first has computed is there for the second.
      return require(left) && require(right);
    }
    if (!known.isTrue(condition)) {
      guards.add(new Guard(condition, true, known));
      known = known.knowing(condition);
    }
    return !known.isFalse(condition);
  }

  /** This is not to hold. */
  boolean otherwise(Condition condition) {
    var holds = truth(condition);
    if (!known.isFalse(holds)) {
      guards.add(new Guard(holds, false, known));
      known = known.assuming(holds, false);
    }
    return !known.isTrue(holds);
  }

  /** What is known besides, and has not to be tested. */
  void know(Condition condition) {
    known = known.knowing(condition);
  }

  /** Of branches upon settled cells the much shorter one is relied on, if it is usual. */
  void branches(Condition condition) {
    var seen = new HashSet<Word.Let>();
    truth(condition).words().forEach(word -> branches(word, seen));
  }

  void branches(Word word) {
    branches(word(word), new HashSet<>());
  }

  private void branches(Word word, Set<Word.Let> seen) {
    if (word instanceof Word.Let let && !seen.add(let)) {
      return;
    }
    if (word instanceof Word.Choice(var test, var then, var otherwise) && settled.is(test)) {
      int one = nodes(then, new HashSet<>());
      int other = nodes(otherwise, new HashSet<>());
      boolean holds = usual.holds(test);
      if (holds ? one * MUCH <= other : other * MUCH <= one) {
        relied.add(holds ? test : test.not());
        known = known.assuming(test, holds);
        branches(holds ? then : otherwise, seen);
        return;
      }
    }
    word.parts().forEach(part -> branches(part, seen));
  }

  private static int nodes(Word word, Set<Word.Let> seen) {
    return word instanceof Word.Let let && !seen.add(let)
        ? 1
        : 1 + word.parts().stream().mapToInt(part -> nodes(part, seen)).sum();
  }
}
