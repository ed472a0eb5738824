package org.vmorph.proofs.claim;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * The words definitions are stated in: states and pairs of states that leave everything open, an
 * instruction applied to them, and how results are compared. All storage sizes and all operands are
 * meant.
 */
public final class Language<W, B, M> {
  private final Ground<W, B, M> ground;
  private final Domain<W, B, M> domain;
  private final Unknowns<W, M> unknowns;
  private final Elaboration semantics;
  private final Architecture machine;
  private final Instruction instruction;
  private final Reading reading;
  private final OperandValues<W> operands;
  private final Terms<W, B, M> is;
  private final StorageWindow<W, B, M> window;
  private final Differences<W, B, M> differences;
  private final ControlPrograms<W, B, M> controlPrograms;
  private int runs;

  /** What makes pairs of the states that were asked for. */
  private B pairs;

  /** A setting for claims about one instruction of a machine under a reading. */
  public Language(
      Ground<W, B, M> ground, Elaboration semantics, Instruction instruction, Reading reading) {
    this.ground = ground;
    this.domain = ground.domain();
    this.unknowns = ground.unknowns();
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.instruction = instruction;
    this.reading = reading;
    this.is = new Terms<>(domain, machine.storage().indexBits());
    this.window = StorageWindow.of(machine, is, unknowns);
    this.differences = new Differences<>(is, unknowns, window, machine, reading);
    this.controlPrograms = new ControlPrograms<>(is, machine);
    this.pairs = domain.truth(true);
    var names = instruction.form().operands();
    this.operands =
        new OperandValues<>(
            names, names.stream().map(o -> ground.operand(o.name(), o.bits())).toList());
  }

  /** The machine. */
  public Architecture machine() {
    return machine;
  }

  /** The operands the instruction is given. */
  public OperandValues<W> operands() {
    return operands;
  }

  // States.

  /**
   * What the second state of a pair may have of its own.
   *
   * @param components these
   * @param size whether the size of storage
   * @param moved whether these have the same window elsewhere, and storage outside of it is
   *     anything
   * @param respelt whether these have the same window, and say so otherwise
   */
  public record Apart(Set<Component> components, boolean size, boolean moved, boolean respelt) {
    /** These components of a machine; what says where the window is moves it. */
    public static Apart in(Architecture machine, Component... components) {
      var some = Set.of(components);
      var bases = machine.translation().map(Translation::bases).orElse(Set.of());
      return new Apart(some, false, !bases.isEmpty() && some.containsAll(bases), false);
    }

    /** M, and nothing else. */
    public static Apart inMode(Architecture machine) {
      return in(machine, machine.mode().cell());
    }

    /**
     * M; where R is in force in one mode alone R, too, for in the other it may be anything. With
     * the same window, it is what the hardware has in place of a guest in supervisor mode.
     */
    public static Apart inModeAndForce(Architecture machine) {
      var all = new HashSet<Component>(Set.of(machine.mode().cell()));
      inForceByMode(machine).ifPresent(r -> all.addAll(r.resources()));
      return new Apart(all, false, false, false);
    }

    /** R, as far as every address leads to the same word. */
    public static Apart inBounds(Translation translation) {
      return new Apart(translation.bounds(), false, false, true);
    }

    /** The size of storage. */
    public static Apart inSize() {
      return new Apart(Set.of(), true, false, false);
    }

    /** In what the two states may differ: components by name, or q. */
    public String what() {
      return size
          ? UnknownNames.SIZE
          : components.stream().map(Component::name).sorted().collect(Collectors.joining(" "));
    }
  }

  /** Two states. */
  public record Pair<W, M>(State<W, M> first, State<W, M> second) {}

  /** Any state. */
  public State<W, M> state() {
    return state(Apart.in(machine), "");
  }

  /**
   * Any two states that are equal but for some components. If these move the window, they have the
   * same at different places, and storage outside the windows is arbitrary (E|r of the paper).
   */
  public Pair<W, M> pair(Apart apart) {
    var first = state(apart, "");
    var second = state(apart, "'");
    if (apart.moved) {
      pairs = is.and(pairs, window.isMoved(first, second));
    } else if (apart.respelt) {
      second = window.respelt(first, second);
      pairs = is.and(pairs, window.isRespelt(first, second));
    } else if (apart.size) {
      pairs = is.and(pairs, window.isGrown(first, second));
      var grown = window.grown(first, second);
      return new Pair<>(grown.getFirst(), grown.getLast());
    }
    return new Pair<>(first, second);
  }

  private State<W, M> state(Apart apart, String mark) {
    var cells =
        machine.cells().stream()
            .map(
                cell ->
                    assumed(cell)
                        .orElseGet(() -> unknowns.word(name(cell, apart, mark), cell.bits())))
            .toList();
    var files =
        machine.files().stream()
            .map(file -> unknowns.content(name(file, apart, mark), file))
            .toList();
    var size =
        unknowns.word(UnknownNames.SIZE + (apart.size ? mark : ""), machine.storage().indexBits());
    var state = new State<>(size, cells, files);
    return apart.moved
        ? state.with(machine.storage(), window.framed(machine.storage(), state, mark))
        : state;
  }

  private Optional<W> assumed(Cell cell) {
    return Optional.ofNullable(machine.configuration().assumed().get(cell))
        .map(value -> domain.literal(value, cell.bits()));
  }

  private static String name(Component component, Apart apart, String mark) {
    return UnknownNames.of(component, apart.components.contains(component) ? mark : "");
  }

  /** A state in which R refuses nothing to any mode. */
  public State<W, M> opened(State<W, M> state) {
    var opened = state;
    for (var cell :
        machine.translation().map(Translation::refusingNothing).orElse(Map.of()).entrySet()) {
      var in = new Meaning<>(domain, OperandValues.<W>none(), state);
      opened = opened.with(cell.getKey(), in.word(cell.getValue()));
    }
    return opened;
  }

  /** Whether an address that is not refused leads to another word than that of its number. */
  public B moves(State<W, M> state) {
    return window.moves(state);
  }

  /** R, if what it comes to depends on M. */
  private static Optional<Translation> inForceByMode(Architecture machine) {
    return machine.translation().filter(r -> r.dependsOn(machine.mode().cell()));
  }

  // Runs.

  /** The instruction applied to a state. */
  public Run<W, B, M> run(State<W, M> before) {
    return run(before, Outcome.of(semantics, domain, instruction, operands, before));
  }

  /** The same as a step of the machine, with what belongs to every step. */
  public Run<W, B, M> step(State<W, M> before) {
    return run(before, Outcome.ofCycle(semantics, domain, instruction, operands, before));
  }

  private Run<W, B, M> run(State<W, M> before, Outcome<W, B, M> outcome) {
    runs++;
    ground.show("S" + runs, machine, before, outcome);
    return new Run<>(before, outcome);
  }

  /** Whether the trap that fires is one of these. */
  public B traps(Run<W, B, M> run, Predicate<Cause> causes) {
    return run.outcome().fires(causes);
  }

  /** Whether any trap fires. */
  public B traps(Run<W, B, M> run) {
    return run.outcome().trapped();
  }

  /**
   * Whether the run has anything to say under the reading: no trap, or for `literal` no memory
   * trap.
   */
  public B counts(Run<W, B, M> run) {
    return not(reading.literal() ? traps(run, Cause::saysNothing) : traps(run));
  }

  /**
   * Whether every trap goes to the most privileged mode as far as cells decide it, and a PSW of
   * that mode lies where such a trap finds it.
   */
  public B isDirected(State<W, M> state) {
    return controlPrograms.isReady(state);
  }

  /** Whether a trap leads to the most privileged mode, and there by the PSW that lies ready. */
  public B entersControlProgram(Run<W, B, M> run) {
    return controlPrograms.isEntered(run);
  }

  // Comparisons.

  /**
   * Whether M or a resource, R among them, is not what it was; the reading says whether the
   * processor is one.
   */
  public B changesControl(Run<W, B, M> run) {
    return differences.changesControl(run);
  }

  /**
   * Whether two runs differ in what a program sees: P, the registers, the window, and whether it
   * stops.
   */
  public B visiblyDiffer(Run<W, B, M> one, Run<W, B, M> other) {
    return differences.visiblyDiffer(one, other);
  }

  /** Whether two runs differ in M or in a resource, R among them. */
  public B controlDiffers(Run<W, B, M> one, Run<W, B, M> other) {
    return differences.controlDiffers(one, other);
  }

  /**
   * Under the reading `literal`, whether two states take the same new PSW if one of them traps
   * (paper.md, N8).
   */
  public B agreeOnNewPsw(Run<W, B, M> one, Run<W, B, M> other) {
    return differences.agreeOnNewPsw(one, other);
  }

  /** Whether a word of storage outside the window is not what it was. */
  public B escapes(Run<W, B, M> run) {
    return differences.escapes(run);
  }

  /** Whether a run that does not trap leaves a cell as it was, or so much less. */
  public B takes(Run<W, B, M> run, Cell cell, long less) {
    int bits = cell.bits();
    var expected =
        domain.calculate(Operator.SUB, bits, run.before().get(cell), domain.literal(less, bits));
    return is.equal(bits, run.outcome().calm().get(cell), expected);
  }

  /** Whether the traps that fire have different causes, or only one fires. */
  public B trapApart(Run<W, B, M> one, Run<W, B, M> other) {
    return differences.trapApart(one, other);
  }

  // Hypotheses.

  /** Storage has a size the machine can have, and M is one of its modes. */
  public B possible(State<W, M> state) {
    int bits = machine.storage().indexBits();
    var size =
        domain.and(
            not(is.below(bits, state.size(), domain.literal(machine.leastWords(), bits))),
            not(is.below(bits, domain.literal(machine.mostWords(), bits), state.size())));
    var modes = machine.mode().asked();
    if (modes.size() == 1 << machine.mode().cell().bits()) {
      return size;
    }
    return domain.and(
        size,
        modes.stream()
            .map(level -> mode(state, level.value()))
            .reduce(domain.truth(false), domain::or));
  }

  /** M is supervisor, or of more modes than two any but user; of those that are asked about. */
  public B supervisor(State<W, M> state) {
    var levels = machine.mode().asked();
    return mode(state, Set.copyOf(levels.subList(1, levels.size())));
  }

  /** M is one of these. */
  public B mode(State<W, M> state, Set<Architecture.Mode.Level> levels) {
    return machine.mode().levels().stream()
        .filter(levels::contains)
        .map(level -> mode(state, level.value()))
        .reduce(is::or)
        .orElseGet(() -> domain.truth(false));
  }

  /** M is user: the least privileged mode that is asked about. */
  public B user(State<W, M> state) {
    return mode(state, machine.mode().asked().getFirst().value());
  }

  private B mode(State<W, M> state, long value) {
    return is(state, machine.mode().cell(), value);
  }

  /** A cell has this value. */
  public B is(State<W, M> state, Cell cell, long value) {
    return is.equal(cell.bits(), state.get(cell), domain.literal(value, cell.bits()));
  }

  /**
   * Whether the states of two runs reach equally much, wherever that lies; where it is not told how
   * much, and they are apart in what may say it, whether both runs or neither are refused what they
   * reach for.
   */
  public B sameReach(Apart apart, Run<W, B, M> one, Run<W, B, M> other) {
    var alike = window.reachAlike(one.before(), other.before());
    return is.and(
        sameWindow(apart, one, other),
        window.isTold() || !saysReach(apart)
            ? alike
            : is.and(alike, not(is.xor(isRefused(one), isRefused(other)))));
  }

  /**
   * Whether the states of two runs that are apart in M have the same window at the same place: R
   * may be in force in one mode alone, and then it is in states in which that makes no difference.
   */
  public B sameWindow(Apart apart, Run<W, B, M> one, Run<W, B, M> other) {
    boolean asked = apart.components.contains(machine.mode().cell()) && !apart.moved;
    return asked && inForceByMode(machine).isPresent()
        ? window.isSame(one.before(), other.before())
        : domain.truth(true);
  }

  /** Whether q, M or R may be another one. */
  private boolean saysReach(Apart apart) {
    var r = machine.translation().map(Translation::resources).orElse(Set.of());
    return apart.size
        || apart.components.stream()
            .anyMatch(it -> it.equals(machine.mode().cell()) || r.contains(it));
  }

  private B isRefused(Run<W, B, M> run) {
    return traps(run, cause -> cause.kind() == Cause.Kind.MEMORY);
  }

  // Logic.

  /** The question: given this, whether that happens. */
  public Stated<B> given(B hypotheses, B happens) {
    return new Stated<>(is.and(pairs, hypotheses), happens);
  }

  /** All of them. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final B all(B... truths) {
    return is.all(truths);
  }

  /** Not. */
  public B not(B truth) {
    return is.not(truth);
  }

  /** At least one. */
  public B or(B one, B other) {
    return is.or(one, other);
  }
}
