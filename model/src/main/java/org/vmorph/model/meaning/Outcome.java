package org.vmorph.model.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Step;

/**
 * What comes of a step in a state: {@code Normal(S) | Trap(cause, S) | Halt(S)}, with the guard of
 * each trap and the trap-free next state kept apart. Computed as far as it is asked for.
 */
public final class Outcome<W, B, M> {
  /**
   * A trap that fires when the guard holds, unless one before it does.
   *
   * @param values what it carries, as its cause declares it
   */
  public record Fired<W, B>(B when, Cause cause, List<W> values) {
    /** Keeps its own list. */
    public Fired {
      values = List.copyOf(values);
    }

    /** A trap that carries zeros, if anything. */
    public static <W, B> Fired<W, B> zero(Domain<W, B, ?> domain, B when, Cause cause) {
      return new Fired<>(when, cause, zeros(domain, cause));
    }
  }

  private static <W> List<W> zeros(Domain<W, ?, ?> domain, Cause cause) {
    return cause.values().stream().map(value -> domain.literal(0, value.bits())).toList();
  }

  private final Domain<W, B, M> domain;
  private final Function<Cause, Step> entries;
  private final Map<File, List<W>> updated = new HashMap<>();
  private final State<W, M> old;
  private final Step step;
  private final Meaning<W, B, M> meaning;
  private @Nullable List<Fired<W, B>> traps;
  private @Nullable State<W, M> calm;

  private Outcome(
      Domain<W, B, M> domain,
      Step step,
      Function<Cause, Step> entries,
      OperandValues<W> operands,
      State<W, M> old) {
    this.entries = entries;
    this.domain = domain;
    this.step = step;
    this.old =
        Meaning.updated(
            domain,
            step,
            operands,
            old,
            (file, index) -> updated.computeIfAbsent(file, it -> new ArrayList<>()).add(index));
    this.meaning = new Meaning<>(domain, operands, this.old);
  }

  /**
   * The outcome of an instruction, already fetched, and of nothing else: what belongs to every step
   * of the machine is left out.
   */
  public static <W, B, M> Outcome<W, B, M> of(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Instruction instruction,
      OperandValues<W> operands,
      State<W, M> old) {
    return new Outcome<>(domain, semantics.step(instruction), semantics::entry, operands, old);
  }

  /** The outcome of an instruction as a step of the machine, with what belongs to every step. */
  public static <W, B, M> Outcome<W, B, M> ofCycle(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Instruction instruction,
      OperandValues<W> operands,
      State<W, M> old) {
    return new Outcome<>(domain, semantics.cycle(instruction), semantics::cycle, operands, old);
  }

  /** The same where its updates have been made, and the old state is what they have left. */
  public static <W, B, M> Outcome<W, B, M> ofUpdatedCycle(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Instruction instruction,
      OperandValues<W> operands,
      State<W, M> old) {
    var rest = semantics.cycle(instruction).updated();
    return new Outcome<>(domain, rest, semantics::cycle, operands, old);
  }

  /** The outcome of the checks before and of an instruction fetch. */
  public static <W, B, M> Outcome<W, B, M> ofFetch(
      Elaboration semantics, Domain<W, B, M> domain, State<W, M> old) {
    var checks = semantics.fetch().orElseThrow().checks();
    return new Outcome<>(domain, checks, semantics::cycle, OperandValues.none(), old);
  }

  /** The same where its updates have been made, and the old state is what they have left. */
  public static <W, B, M> Outcome<W, B, M> ofUpdatedFetch(
      Elaboration semantics, Domain<W, B, M> domain, State<W, M> old) {
    var rest = semantics.fetch().orElseThrow().checks().updated();
    return new Outcome<>(domain, rest, semantics::cycle, OperandValues.none(), old);
  }

  /** The outcome of a word that has been fetched and is no instruction. */
  public static <W, B, M> Outcome<W, B, M> ofIllegal(
      Elaboration semantics, Domain<W, B, M> domain, State<W, M> old) {
    var always = Condition.Always.TRUE;
    var illegal = semantics.machine().illegal();
    var trap = new Step.Trap(always, illegal, illegal.zeros());
    var step = new Step(List.of(trap), List.of(), always.not());
    return new Outcome<>(domain, step, semantics::cycle, OperandValues.none(), old);
  }

  /**
   * The state after taking a trap: the machine's trap sequence, and nothing else.
   *
   * @param values what the trap carries, as its cause declares it
   */
  public static <W, B, M> State<W, M> entry(
      Elaboration semantics, Domain<W, B, M> domain, Cause cause, List<W> values, State<W, M> old) {
    return taken(semantics.entry(cause), domain, cause, values, old);
  }

  /**
   * The state after a step of the machine that takes a trap.
   *
   * @param values what the trap carries, as its cause declares it
   */
  public static <W, B, M> State<W, M> entryCycle(
      Elaboration semantics, Domain<W, B, M> domain, Cause cause, List<W> values, State<W, M> old) {
    return taken(semantics.cycle(cause), domain, cause, values, old);
  }

  /** The same of a trap that carries zeros, if anything. */
  public static <W, B, M> State<W, M> entryCycle(
      Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> old) {
    return entryCycle(semantics, domain, cause, zeros(domain, cause), old);
  }

  private static <W, B, M> State<W, M> taken(
      Step entry, Domain<W, B, M> domain, Cause cause, List<W> values, State<W, M> old) {
    return new Meaning<>(domain, new OperandValues<>(cause.values(), values), old).calm(entry);
  }

  /** What the step begins with: the state that its updates have left, whatever comes of it. */
  public State<W, M> begun() {
    return old;
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
      list.add(new Fired<>(when, trap.cause(), trap.values().stream().map(meaning::word).toList()));
      if (domain.isTrue(when)) {
        break;
      }
    }
    return List.copyOf(list);
  }

  /** The indices of all words of a file that the step gives another word, if it gives any. */
  public List<W> written(File file) {
    var all = new ArrayList<>(updated.getOrDefault(file, List.of()));
    for (var write : step.writes()) {
      if (write.place() instanceof Word.At at && at.file().equals(file)) {
        all.add(meaning.index(at));
      }
    }
    return all;
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
    return taken(entries.apply(trap.cause()), domain, trap.cause(), trap.values(), old);
  }
}
