package org.vmorph.proofs.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
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
  private final Domain<W, B, M> domain;
  private final Unknowns<W, M> unknowns;
  private final Elaboration semantics;
  private final Architecture machine;
  private final Instruction instruction;
  private final Reading reading;
  private final Operands<W> operands;
  private final List<Run<W, B, M>> runs = new ArrayList<>();

  /** A setting for claims about one instruction of a machine under a reading. */
  public Setting(
      Domain<W, B, M> domain,
      Unknowns<W, M> unknowns,
      Elaboration semantics,
      Instruction instruction,
      Reading reading) {
    this.domain = domain;
    this.unknowns = unknowns;
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.instruction = instruction;
    this.reading = reading;
    var names = instruction.form().operands();
    this.operands =
        new Operands<>(
            names,
            names.stream().map(o -> unknowns.word("operand." + o.name(), o.bits())).toList());
  }

  /** The machine. */
  public Architecture machine() {
    return machine;
  }

  /** Every application of the instruction so far, in order. */
  public List<Run<W, B, M>> runs() {
    return List.copyOf(runs);
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
    var size = unknowns.word(apart.size ? "q" + mark : "q", machine.storage().indexBits());
    return new State<>(size, cells, files);
  }

  private M framed(File file, List<W> cells, String mark) {
    var r = relocation();
    return unknowns.framed(
        "V", "O" + mark, file, cells.get(r.base().slot()), cells.get(r.bound().slot()));
  }

  private static String name(Component component, Apart apart, String mark) {
    return apart.components.contains(component) ? component.name() + mark : component.name();
  }

  private Relocation relocation() {
    return machine.relocation().orElseThrow();
  }

  // Runs.

  /** The instruction applied to a state. */
  public Run<W, B, M> run(State<W, M> before) {
    var run = new Run<>(before, Outcome.of(semantics, domain, instruction, operands, before));
    runs.add(run);
    return run;
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
    return not(reading == Reading.LITERAL ? traps(run, Cause::saysNothing) : traps(run));
  }

  /** Under the reading `literal` a trap is part of what the instruction does. */
  private State<W, M> after(Run<W, B, M> run) {
    return reading == Reading.LITERAL ? run.outcome().next() : run.outcome().calm();
  }

  // Comparisons.

  /** Whether M or a resource, R among them, is not what it was. */
  public B changesControl(Run<W, B, M> run) {
    var any = domain.truth(false);
    for (var component : machine.components()) {
      if (control(component)) {
        any = or(any, differs(component, run.before(), after(run)));
      }
    }
    return any;
  }

  private static boolean control(Component component) {
    return switch (component.role()) {
      case MODE, RESOURCE -> true;
      case STORAGE, PROGRAM_COUNTER, GENERAL, TIME -> false;
    };
  }

  /**
   * Whether two runs differ in what a program sees: P, the registers, the window, and whether it
   * stops.
   */
  public B visiblyDiffer(Run<W, B, M> one, Run<W, B, M> other) {
    var any = xor(stops(one), stops(other));
    for (var component : machine.components()) {
      any =
          switch (component.role()) {
            case PROGRAM_COUNTER, GENERAL -> or(any, differs(component, after(one), after(other)));
            case STORAGE -> or(any, windowsDiffer(one, other));
            case MODE, RESOURCE, TIME -> any;
          };
    }
    return any;
  }

  private B stops(Run<W, B, M> run) {
    return domain.and(run.outcome().halts(), not(traps(run)));
  }

  /**
   * Under the reading `literal`, whether two states take the same new PSW in a trap: E[1] belongs
   * to the class of states that are compared (the paper's footnote 4; paper.md, N8).
   */
  public B agreeOnNewPsw(Run<W, B, M> one, Run<W, B, M> other) {
    if (reading != Reading.LITERAL || !(machine.trapEntry() instanceof PswSwap)) {
      return domain.truth(true);
    }
    return equal(machine.storage().bits(), newPsw(one), newPsw(other));
  }

  private W newPsw(Run<W, B, M> run) {
    var storage = machine.storage();
    return domain.load(
        storage,
        run.before().get(storage),
        domain.literal(0, storage.indexBits()),
        domain.literal(PswSwap.NEW, storage.indexBits()));
  }

  private B differs(Component component, State<W, M> one, State<W, M> other) {
    return switch (component) {
      case Cell cell -> not(equal(cell.bits(), one.get(cell), other.get(cell)));
      case File file -> {
        var zero = domain.literal(0, file.indexBits());
        var index = index(file);
        yield not(
            equal(
                file.bits(),
                domain.load(file, one.get(file), zero, index),
                domain.load(file, other.get(file), zero, index)));
      }
    };
  }

  /** At some address that both windows have, relative to where each window was before. */
  private B windowsDiffer(Run<W, B, M> one, Run<W, B, M> other) {
    var address = index(machine.storage());
    return all(
        inWindow(one.before(), address),
        inWindow(other.before(), address),
        not(equal(machine.storage().bits(), seen(one, address), seen(other, address))));
  }

  private W seen(Run<W, B, M> run, W address) {
    var storage = machine.storage();
    var base =
        machine
            .relocation()
            .map(r -> run.before().get(r.base()))
            .orElseGet(() -> domain.literal(0, storage.indexBits()));
    return domain.load(storage, after(run).get(storage), base, address);
  }

  private B inWindow(State<W, M> state, W address) {
    int bits = machine.storage().indexBits();
    return machine
        .relocation()
        .map(
            r ->
                domain.and(
                    below(bits, address, state.get(r.bound())),
                    below(bits + 1, sum(state.get(r.base()), address), wide(state.size()))))
        .orElseGet(() -> below(bits, address, state.size()));
  }

  /** Whether a word of storage outside the window is not what it was. */
  public B escapes(Run<W, B, M> run) {
    var storage = machine.storage();
    int bits = storage.indexBits();
    var address = index(storage);
    var before = run.before();
    var inside =
        domain.and(
            not(below(bits, address, before.get(relocation().base()))),
            below(
                bits + 1,
                wide(address),
                sum(before.get(relocation().base()), before.get(relocation().bound()))));
    var zero = domain.literal(0, bits);
    return all(
        not(inside),
        not(
            equal(
                storage.bits(),
                domain.load(storage, before.get(storage), zero, address),
                domain.load(storage, run.outcome().calm().get(storage), zero, address))));
  }

  /** Whether the traps that fire have different causes, or only one fires. */
  public B trapApart(Run<W, B, M> one, Run<W, B, M> other) {
    var any = domain.truth(false);
    for (var cause : machine.causes()) {
      any = or(any, xor(traps(one, cause::equals), traps(other, cause::equals)));
    }
    return any;
  }

  /** Whether the whole window lies inside storage. */
  public B windowInStorage(State<W, M> state) {
    int bits = machine.storage().indexBits() + 1;
    return machine
        .relocation()
        .map(
            r ->
                not(
                    below(
                        bits, wide(state.size()), sum(state.get(r.base()), state.get(r.bound())))))
        .orElseGet(() -> domain.truth(true));
  }

  // Hypotheses.

  /** Storage has a size the machine can have. */
  public B possible(State<W, M> state) {
    int bits = machine.storage().indexBits();
    return domain.and(
        not(below(bits, state.size(), domain.literal(machine.leastWords(), bits))),
        not(below(bits, domain.literal(machine.mostWords(), bits), state.size())));
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
    var cell = machine.mode().cell();
    return equal(cell.bits(), state.get(cell), domain.literal(value, cell.bits()));
  }

  // Logic.

  /** All of them. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final B all(B... truths) {
    var all = domain.truth(true);
    for (var truth : truths) {
      all = domain.and(all, truth);
    }
    return all;
  }

  /** Not. */
  public B not(B truth) {
    return domain.not(truth);
  }

  /** At least one. */
  public B or(B one, B other) {
    return domain.or(one, other);
  }

  private B xor(B one, B other) {
    return or(domain.and(one, not(other)), domain.and(not(one), other));
  }

  private B equal(int bits, W one, W other) {
    return domain.compare(Relation.EQUAL, bits, one, other);
  }

  private B below(int bits, W one, W other) {
    return domain.compare(Relation.BELOW, bits, one, other);
  }

  private W wide(W address) {
    int bits = machine.storage().indexBits();
    return domain.extend(address, bits, bits + 1, false);
  }

  private W sum(W base, W offset) {
    return domain.calculate(
        Operator.ADD, machine.storage().indexBits() + 1, wide(base), wide(offset));
  }

  private W index(File file) {
    return unknowns.word("at." + file.name(), file.indexBits());
  }
}
