package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Footprint;
import org.vmorph.vmm.Vmm;

/**
 * A machine drawn at random: one that is sound, and an instruction; sometimes a fetch, or something
 * that belongs to every step.
 *
 * @param also a reading under which it is asked about, beside the machine's own
 */
record Drawn(Base base, Sketch instruction, SketchCycle every, SketchFetch fetch, Reading also) {
  /** What a drawn instruction is called. */
  static final String NAME = "drawn";

  private static final int OPCODE = 0xa0;

  /** A machine with an instruction more. */
  static Drawn of(Base base, Sketch instruction) {
    return new Drawn(base, instruction, SketchCycle.NOTHING, SketchFetch.SOUND, Reading.LITERAL);
  }

  /** The same with another instruction. */
  Drawn with(Sketch other) {
    return new Drawn(base, other, every, fetch, also);
  }

  /** The same with something else that belongs to every step. */
  Drawn with(SketchCycle other) {
    return new Drawn(base, instruction, other, fetch, also);
  }

  /** The same with another fetch. */
  Drawn with(SketchFetch other) {
    return new Drawn(base, instruction, every, other, also);
  }

  /** The same instruction on another machine. */
  Drawn on(Base other) {
    return new Drawn(other, instruction, every, fetch, also);
  }

  /** The readings under which it is asked about, the machine's own first. */
  List<Reading> readings() {
    return List.of(Reading.INTENDED, also);
  }

  /**
   * Whether the drawn instruction reads the time, or what is asked before each fetch: equivalence
   * is "except for timing".
   */
  boolean readsTime() {
    var semantics = new Elaboration(slim(Hearing.SMALL));
    var checks = semantics.fetch().orElseThrow().checks();
    return !Footprint.readers(semantics, Role.TIME).isEmpty()
        || Footprint.reads(checks).stream().anyMatch(read -> read.role() == Role.TIME);
  }

  /** Whether only the instruction is drawn. */
  boolean plainStep() {
    return every.equals(SketchCycle.NOTHING) && fetch.equals(SketchFetch.SOUND);
  }

  /** The monitor that a theorem is about. */
  Vmm monitor(int theorem) {
    return Observed.monitor(theorem, base.machine(Hearing.SMALL));
  }

  /** The whole machine, which programs can be written for. */
  Architecture whole(Shape shape) {
    var parts = new Material(base.machine(shape));
    var all = new ArrayList<>(base.machine(shape).instructions());
    all.add(parts.instruction(OPCODE, NAME, instruction));
    return with(shape, parts, all);
  }

  /**
   * The same with nothing but what is not known to be sound: the drawn instruction, and what goes
   * with a cell that is not the paper's.
   */
  Architecture slim(Shape shape) {
    var parts = new Material(base.machine(shape));
    return with(shape, parts, List.of(parts.instruction(OPCODE, NAME, instruction)));
  }

  private Architecture with(Shape shape, Material parts, List<Instruction> instructions) {
    var machine = base.machine(shape);
    machine = machine.with(machine.name() + "-drawn", "Drawn at random.", instructions);
    if (!fetch.equals(SketchFetch.SOUND)) {
      machine = Base.fetching(machine, parts.fetch(fetch));
    }
    var cycle = machine.cycle();
    return every.equals(SketchCycle.NOTHING)
        ? machine
        : machine.with(
            new Cycle(
                and(cycle.checks(), parts.acts(every.checks())),
                and(cycle.completed(), parts.acts(every.completed())),
                and(cycle.always(), parts.acts(every.always()))));
  }

  private static <T> List<T> and(List<T> some, List<T> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** A machine on which several drawn instructions stand side by side, in this order. */
  static Architecture together(Shape shape, List<Drawn> drawn) {
    var base = drawn.getFirst().base();
    var machine = base.machine(shape);
    var all = new ArrayList<>(machine.instructions());
    for (int i = 0; i < drawn.size(); i++) {
      all.add(new Material(machine).instruction(OPCODE + i, NAME + i, drawn.get(i).instruction()));
    }
    return machine.with(machine.name() + "-drawn", "Drawn at random.", all);
  }

  @Override
  public String toString() {
    return (base == Base.PLAIN ? "" : base + ": ") + fetch + every + instruction;
  }
}
