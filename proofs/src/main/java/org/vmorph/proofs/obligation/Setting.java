package org.vmorph.proofs.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * The words definitions are stated in: states and pairs of states that leave everything open, an
 * instruction applied to them, and how results are compared. All storage sizes and all operands are
 * meant.
 */
public final class Setting<W, B, M> {
  private final Ground<W, B, M> ground;
  private final Domain<W, B, M> domain;
  private final Unknowns<W, M> unknowns;
  private final Elaboration semantics;
  private final Architecture machine;
  private final Instruction instruction;
  private final Reading reading;
  private final Operands<W> operands;
  private final Terms<W, B, M> is;
  private final Differences<W, B, M> differences;
  private int runs;

  /** A setting for claims about one instruction of a machine under a reading. */
  public Setting(
      Ground<W, B, M> ground, Elaboration semantics, Instruction instruction, Reading reading) {
    this.ground = ground;
    this.domain = ground.domain();
    this.unknowns = ground.unknowns();
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.instruction = instruction;
    this.reading = reading;
    this.is = new Terms<>(domain, machine.storage().indexBits());
    this.differences = new Differences<>(is, unknowns, machine, reading);
    var names = instruction.form().operands();
    this.operands =
        new Operands<>(names, names.stream().map(o -> ground.operand(o.name(), o.bits())).toList());
  }

  /** The machine. */
  public Architecture machine() {
    return machine;
  }

  /** The operands the instruction is given. */
  public Operands<W> operands() {
    return operands;
  }

  // States.

  /** What the second state of a pair may have of its own. */
  public record Apart(Set<Component> components, boolean size) {
    /** These components. */
    public static Apart in(Component... components) {
      return new Apart(Set.of(components), false);
    }

    /** The size of storage. */
    public static Apart inSize() {
      return new Apart(Set.of(), true);
    }
  }

  /** Two states. */
  public record Pair<W, M>(State<W, M> first, State<W, M> second) {}

  /** Any state. */
  public State<W, M> state() {
    return state(Apart.in(), "", false);
  }

  /**
   * Any two states that are equal but for some components. If l is among them, both have the same
   * window at different places, and storage outside the windows is arbitrary (E|r of the paper).
   */
  public Pair<W, M> pair(Apart apart) {
    boolean framed =
        machine.relocation().map(r -> apart.components.contains(r.base())).orElse(false);
    return new Pair<>(state(apart, "", framed), state(apart, "'", framed));
  }

  private State<W, M> state(Apart apart, String mark, boolean framed) {
    var cells =
        machine.cells().stream()
            .map(cell -> unknowns.word(name(cell, apart, mark), cell.bits()))
            .toList();
    var files = new ArrayList<M>();
    for (var file : machine.files()) {
      files.add(
          framed && file.equals(machine.storage())
              ? framed(file, cells, mark)
              : unknowns.content(name(file, apart, mark), file));
    }
    var size =
        unknowns.word(UnknownNames.SIZE + (apart.size ? mark : ""), machine.storage().indexBits());
    return new State<>(size, cells, files);
  }

  private M framed(File file, List<W> cells, String mark) {
    var r = relocation();
    return unknowns.framed(
        "V", "O" + mark, file, cells.get(r.base().slot()), cells.get(r.bound().slot()));
  }

  private static String name(Component component, Apart apart, String mark) {
    return UnknownNames.of(component, apart.components.contains(component) ? mark : "");
  }

  private Relocation relocation() {
    return machine.relocation().orElseThrow();
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
    var modes = machine.mode().levels();
    if (modes.size() == 1 << machine.mode().cell().bits()) {
      return size;
    }
    return domain.and(
        size,
        modes.stream()
            .map(level -> mode(state, level.value()))
            .reduce(domain.truth(false), domain::or));
  }

  /** M is supervisor. */
  public B supervisor(State<W, M> state) {
    return mode(state, machine.mode().supervisor());
  }

  /** M is user. */
  public B user(State<W, M> state) {
    return mode(state, machine.mode().user());
  }

  private B mode(State<W, M> state, long value) {
    return is(state, machine.mode().cell(), value);
  }

  /** A cell has this value. */
  public B is(State<W, M> state, Cell cell, long value) {
    return is.equal(cell.bits(), state.get(cell), domain.literal(value, cell.bits()));
  }

  /** Whether two states reach equally many words through l and b. */
  public B sameReach(State<W, M> one, State<W, M> other) {
    return differences.sameReach(one, other);
  }

  // Logic.

  /** The question: given this, whether that happens. */
  public Stated<B> given(B hypotheses, B happens) {
    return new Stated<>(hypotheses, happens);
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
