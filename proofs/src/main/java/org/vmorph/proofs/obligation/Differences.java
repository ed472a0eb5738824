package org.vmorph.proofs.obligation;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.State;

/**
 * How states and results are compared. Files are compared at one index each, which is left open
 * like everything else: two files differ when they differ at some index.
 */
final class Differences<W, B, M> {
  private final Domain<W, B, M> domain;
  private final Unknowns<W, M> unknowns;
  private final Architecture machine;
  private final Reading reading;
  private final Terms<W, B, M> is;

  Differences(Terms<W, B, M> is, Unknowns<W, M> unknowns, Architecture machine, Reading reading) {
    this.domain = is.domain();
    this.is = is;
    this.unknowns = unknowns;
    this.machine = machine;
    this.reading = reading;
  }

  /** Under the reading `literal` a trap is part of what the instruction does. */
  private State<W, M> after(Run<W, B, M> run) {
    return reading.literal() ? run.outcome().next() : run.outcome().calm();
  }

  /**
   * Whether M or a resource, R among them, is not what it was; a processor that is a resource and
   * stops is not what it was (paper.md, N6).
   */
  B changesControl(Run<W, B, M> run) {
    var any = reading.processorIsResource() ? stops(run) : domain.truth(false);
    for (var component : machine.components()) {
      if (control(component)) {
        any = is.or(any, differs(component, run.before(), after(run)));
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
  B visiblyDiffer(Run<W, B, M> one, Run<W, B, M> other) {
    var any = is.xor(stops(one), stops(other));
    for (var component : machine.components()) {
      any =
          switch (component.role()) {
            case PROGRAM_COUNTER, GENERAL ->
                is.or(any, differs(component, after(one), after(other)));
            case STORAGE -> is.or(any, windowsDiffer(one, other));
            case MODE, RESOURCE, TIME -> any;
          };
    }
    return any;
  }

  /** Whether two runs differ in M or in a resource, R among them. */
  B controlDiffers(Run<W, B, M> one, Run<W, B, M> other) {
    var any = domain.truth(false);
    for (var component : machine.components()) {
      if (control(component)) {
        any = is.or(any, differs(component, after(one), after(other)));
      }
    }
    return any;
  }

  private B stops(Run<W, B, M> run) {
    return domain.and(run.outcome().halts(), is.not(run.outcome().trapped()));
  }

  /**
   * Under the reading `literal`, whether two states take the same new PSW if one of them traps:
   * E[1] belongs to the class of states that are compared (the paper's footnote 4; paper.md, N8).
   * Where neither traps it is a word like any other, and an instruction may read it.
   */
  B agreeOnNewPsw(Run<W, B, M> one, Run<W, B, M> other) {
    if (!reading.literal() || !(machine.trapEntry() instanceof PswSwap swap)) {
      return domain.truth(true);
    }
    return is.or(
        is.not(is.or(one.outcome().trapped(), other.outcome().trapped())),
        is.equal(machine.storage().bits(), newPsw(swap, one), newPsw(swap, other)));
  }

  private W newPsw(PswSwap swap, Run<W, B, M> run) {
    return new Meaning<>(domain, Operands.<W>none(), run.before()).word(swap.newPsw());
  }

  private B differs(Component component, State<W, M> one, State<W, M> other) {
    return switch (component) {
      case Cell cell -> is.not(is.equal(cell.bits(), one.get(cell), other.get(cell)));
      case File file -> {
        var zero = domain.literal(0, file.indexBits());
        var index = index(file);
        yield is.not(
            is.equal(
                file.bits(),
                domain.load(file, one.get(file), zero, index),
                domain.load(file, other.get(file), zero, index)));
      }
    };
  }

  /** At some address that both windows have, relative to where each window was before. */
  private B windowsDiffer(Run<W, B, M> one, Run<W, B, M> other) {
    var address = index(machine.storage());
    return is.all(
        inWindow(one.before(), address),
        inWindow(other.before(), address),
        is.not(is.equal(machine.storage().bits(), seen(one, address), seen(other, address))));
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
    int bits = is.bits();
    return machine
        .relocation()
        .map(
            r ->
                domain.and(
                    is.below(bits, address, state.get(r.bound())),
                    is.below(
                        bits + 1, is.sum(state.get(r.base()), address), is.wide(state.size()))))
        .orElseGet(() -> is.below(bits, address, state.size()));
  }

  /** Whether a word of storage outside the window is not what it was. */
  B escapes(Run<W, B, M> run) {
    var storage = machine.storage();
    int bits = storage.indexBits();
    var address = index(storage);
    var before = run.before();
    var inside =
        domain.and(
            is.not(is.below(bits, address, before.get(relocation().base()))),
            is.below(
                bits + 1,
                is.wide(address),
                is.sum(before.get(relocation().base()), before.get(relocation().bound()))));
    var zero = domain.literal(0, bits);
    return is.all(
        is.not(inside),
        is.not(
            is.equal(
                storage.bits(),
                domain.load(storage, before.get(storage), zero, address),
                domain.load(storage, run.outcome().calm().get(storage), zero, address))));
  }

  /** Whether the traps that fire have different causes, or only one fires. */
  B trapApart(Run<W, B, M> one, Run<W, B, M> other) {
    var any = domain.truth(false);
    for (var cause : machine.causes()) {
      any =
          is.or(
              any,
              is.xor(one.outcome().fires(cause::equals), other.outcome().fires(cause::equals)));
    }
    return any;
  }

  /**
   * Whether two states reach equally many words through l and b: min(b, q - l), none if l is not
   * below q; some number that both reach.
   */
  B sameReach(State<W, M> one, State<W, M> other) {
    if (machine.relocation().isEmpty()) {
      return domain.truth(true);
    }
    var reach = unknowns.word("reach", is.bits());
    return domain.and(reaches(one, reach), reaches(other, reach));
  }

  /**
   * Whether a state reaches so many words. The number is left open and said by sums that do not
   * wrap; as a term with a difference and a minimum in it the same costs a solver several times as
   * much.
   */
  private B reaches(State<W, M> state, W words) {
    int bits = is.bits();
    var l = state.get(relocation().base());
    var b = state.get(relocation().bound());
    var end = is.sum(l, words);
    var q = is.wide(state.size());
    var some =
        is.all(
            is.not(is.below(bits, b, words)),
            is.not(is.below(bits + 1, q, end)),
            is.or(is.equal(bits, words, b), is.equal(bits + 1, end, q)));
    var inside = is.below(bits, l, state.size());
    return is.or(
        domain.and(inside, some), domain.and(is.not(inside), is.equal(bits, words, is.address(0))));
  }

  private Relocation relocation() {
    return machine.relocation().orElseThrow();
  }

  private W index(File file) {
    return unknowns.word(UnknownNames.index(file), file.indexBits());
  }
}
