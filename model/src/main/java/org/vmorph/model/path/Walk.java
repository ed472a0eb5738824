package org.vmorph.model.path;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Step;

/**
 * Goes through a step of a machine, from the checks before the fetch to the last write or the trap
 * sequence, and asks at every comparison which way to go on; the same comparison is asked once. A
 * branch that is not taken is not looked at.
 */
public final class Walk {
  /** Knows the answers. */
  public interface Oracle {
    /** Whether the comparison holds in the state the step starts in. */
    boolean holds(Condition.Compare test);

    /** Whether to go on, now that an instruction, or a word that is none, has been fetched. */
    default boolean goesOn() {
      return true;
    }
  }

  private final Elaboration semantics;
  private final Oracle oracle;
  private final Condition.Compare user;
  private final Map<Condition.Compare, Boolean> known = new LinkedHashMap<>();
  private final Set<Word.Let> seen = new HashSet<>();

  private Walk(Elaboration semantics, Oracle oracle) {
    this.semantics = semantics;
    this.oracle = oracle;
    this.user = isMode(semantics, semantics.machine().mode().user());
  }

  private static Condition.Compare isMode(Elaboration semantics, long value) {
    return (Condition.Compare) semantics.machine().mode().cell().is(value);
  }

  /** The way a step goes; empty if it turns out to be about something else. */
  public static Optional<Way> through(Elaboration semantics, StepSubject subject, Oracle oracle) {
    var walk = new Walk(semantics, oracle);
    return walk.step(subject).map(walk::way);
  }

  private Way way(Ending ending) {
    return new Way(
        known.entrySet().stream().map(e -> new Decision(e.getKey(), e.getValue())).toList(),
        ending);
  }

  private Optional<Ending> step(StepSubject subject) {
    ask(user);
    semantics.fetch().ifPresent(fetch -> updates(fetch.checks()));
    var refused = semantics.fetch().flatMap(fetch -> trap(fetch.checks()));
    if (subject instanceof StepSubject.Fetch || refused.isPresent()) {
      return refused.filter(ending -> subject instanceof StepSubject.Fetch);
    }
    semantics.fetch().ifPresent(fetch -> word(fetch.word()));
    if (!oracle.goesOn()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (subject) {
          case StepSubject.Executed(var instruction) -> step(semantics.cycle(instruction));
          default -> taken(semantics.machine().illegal());
        });
  }

  /** What is asked behind them is asked of the state before them as well. */
  private void updates(Step step) {
    step.updates().forEach(this::write);
  }

  private void write(Step.Write write) {
    if (holds(write.when())) {
      word(write.place());
      word(write.value());
    }
  }

  private Ending step(Step step) {
    updates(step);
    return trap(step).orElseGet(() -> calm(step));
  }

  private Optional<Ending> trap(Step step) {
    return step.traps().stream()
        .filter(trap -> holds(trap.when()))
        .findFirst()
        .map(
            trap -> {
              trap.values().forEach(this::word);
              return taken(trap.cause());
            });
  }

  private Ending taken(Cause cause) {
    calm(semantics.cycle(cause));
    return Ending.traps(cause);
  }

  private Ending calm(Step step) {
    step.writes().forEach(this::write);
    return holds(step.halts()) ? Ending.HALTS : Ending.COMPLETES;
  }

  private boolean holds(Condition condition) {
    return switch (condition) {
      case Condition.Compare test -> {
        word(test.left());
        word(test.right());
        yield ask(test);
      }
      case Condition.Not(var of) -> !holds(of);
      case Condition.And(var left, var right) -> holds(left) && holds(right);
      case Condition.Or(var left, var right) -> holds(left) || holds(right);
      case Condition.Always always -> true;
    };
  }

  private boolean ask(Condition.Compare test) {
    if (test.left().bits() == 1
        && test.equals(isMode(semantics, semantics.machine().mode().supervisor()))) {
      return !ask(user);
    }
    var answer = known.get(test);
    if (answer == null) {
      answer = oracle.holds(test);
      known.put(test, answer);
    }
    return answer;
  }

  /** The decisions a word's value, or a place's address, depends on. */
  private void word(Word word) {
    switch (word) {
      case Word.Choice(var test, var then, var otherwise) -> word(holds(test) ? then : otherwise);
      case Word.Calculation(var operator, var left, var right) -> {
        word(left);
        word(right);
      }
      case Word.Join(var high, var low) -> {
        word(high);
        word(low);
      }
      case Word.At(var file, var base, var offset) -> {
        word(base);
        word(offset);
      }
      case Word.Let let -> {
        if (seen.add(let)) {
          word(let.word());
        }
      }
      case Word.Slice(var of, var low, var bits) -> word(of);
      case Word.Extension(var of, var bits, var signed) -> word(of);
      case Word.Literal w -> {}
      case Word.Operand w -> {}
      case Word.Size w -> {}
      case Word.Memory w -> throw new IllegalStateException("elaboration spells this out: " + w);
      case Word.Packed w -> throw new IllegalStateException("elaboration spells this out: " + w);
      case org.vmorph.model.ir.Cell w -> {}
    }
  }
}
