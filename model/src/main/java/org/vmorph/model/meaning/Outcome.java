package org.vmorph.model.meaning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Step;

/**
 * What comes of a step in a state: {@code Normal(S) | Trap(cause, S) | Halt(S)}, with the guard of
 * each trap and the trap-free next state kept apart. Computed as far as it is asked for.
 */
public final class Outcome<W, B, M> {
  /** A trap that fires when the guard holds, unless one before it does. */
  public record Fired<W, B>(B when, Cause cause, W number) {}

  private final Elaboration semantics;
  private final Domain<W, B, M> domain;
  private final State<W, M> old;
  private final Step step;
  private final Meaning<W, B, M> meaning;
  private @Nullable List<Fired<W, B>> traps;
  private @Nullable State<W, M> calm;

  private Outcome(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Step step,
      Operands<W> operands,
      State<W, M> old) {
    this.semantics = semantics;
    this.domain = domain;
    this.step = step;
    this.old = old;
    this.meaning = new Meaning<>(domain, operands, old);
  }

  /** The outcome of an instruction, already fetched. */
  public static <W, B, M> Outcome<W, B, M> of(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Instruction instruction,
      Operands<W> operands,
      State<W, M> old) {
    return new Outcome<>(semantics, domain, semantics.step(instruction), operands, old);
  }

  /** The outcome of the checks of an instruction fetch. */
  public static <W, B, M> Outcome<W, B, M> ofFetch(
      Elaboration semantics, Domain<W, B, M> domain, State<W, M> old) {
    return new Outcome<>(
        semantics, domain, semantics.fetch().orElseThrow().checks(), Operands.none(), old);
  }

  /** The state after taking a trap: the machine's trap sequence. */
  public static <W, B, M> State<W, M> entry(
      Elaboration semantics, Domain<W, B, M> domain, Cause cause, W number, State<W, M> old) {
    var operands = new Operands<>(List.<Word.Operand>of(Elaboration.NUMBER), List.of(number));
    return new Meaning<>(domain, operands, old).calm(semantics.entry(cause));
  }

  /** The traps that may fire, first one first; none behind one that is known to fire. */
  public List<Fired<W, B>> traps() {
    if (traps == null) {
      traps = computeTraps();
    }
    return traps;
  }

  private List<Fired<W, B>> computeTraps() {
    var list = new ArrayList<Fired<W, B>>();
    for (var trap : step.traps()) {
      var when = meaning.truth(trap.when());
      if (domain.isFalse(when)) {
        continue;
      }
      list.add(new Fired<>(when, trap.cause(), meaning.word(trap.number())));
      if (domain.isTrue(when)) {
        break;
      }
    }
    return List.copyOf(list);
  }

  /** Whether any trap fires. */
  public B trapped() {
    var any = domain.truth(false);
    for (var trap : traps()) {
      any = domain.isFalse(any) ? trap.when() : domain.or(any, trap.when());
    }
    return any;
  }

  /** Whether a trap of one of these causes is the one that fires. */
  public B fires(java.util.function.Predicate<Cause> causes) {
    var fires = domain.truth(false);
    var earlier = domain.truth(false);
    for (var trap : traps()) {
      if (causes.test(trap.cause())) {
        fires = domain.or(fires, domain.and(trap.when(), domain.not(earlier)));
      }
      earlier = domain.or(earlier, trap.when());
    }
    return fires;
  }

  /** The next state if no trap fires. */
  public State<W, M> calm() {
    if (calm == null) {
      calm = meaning.calm(step);
    }
    return calm;
  }

  /** Whether the processor stops, if no trap fires. */
  public B halts() {
    return meaning.truth(step.halts());
  }

  /** The next state, whatever happens: a trap that fires is taken. */
  public State<W, M> next() {
    var fired = traps();
    if (fired.isEmpty()) {
      return calm();
    }
    var last = fired.get(fired.size() - 1);
    var next =
        domain.isTrue(last.when())
            ? taken(last)
            : State.either(domain, last.when(), taken(last), calm());
    for (int i = fired.size() - 2; i >= 0; i--) {
      next = State.either(domain, fired.get(i).when(), taken(fired.get(i)), next);
    }
    return next;
  }

  private State<W, M> taken(Fired<W, B> trap) {
    return entry(semantics, domain, trap.cause(), trap.number(), old);
  }
}
