package org.vmorph.proofs.claim;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
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
  private final StorageWindow<W, B, M> window;

  Differences(
      Terms<W, B, M> is,
      Unknowns<W, M> unknowns,
      StorageWindow<W, B, M> window,
      Architecture machine,
      Reading reading) {
    this.window = window;
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
   * Whether M or a resource, R among them, is not what it was, or an address leads elsewhere, which
   * a store can do where a table in storage says where; a processor that is a resource and stops is
   * not what it was (paper.md, N6).
   */
  B changesControl(Run<W, B, M> run) {
    var any = reading.processorIsResource() ? stops(run) : domain.truth(false);
    for (var component : machine.components()) {
      if (control(component)) {
        any = is.or(any, differs(component, run.before(), after(run)));
      }
    }
    return is.or(any, window.leadsElsewhere(run.before(), after(run), index(machine.storage())));
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
   * Under the reading `literal`, whether two states take the same new PSW if one of them traps: it
   * belongs to the class of states that are compared (the paper's footnote 4; paper.md, N8). Where
   * neither traps it is a word like any other, and an instruction may read it.
   */
  B agreeOnNewPsw(Run<W, B, M> one, Run<W, B, M> other) {
    var places = machine.trapEntry().places();
    if (!reading.literal() || places.isEmpty()) {
      return domain.truth(true);
    }
    var psw = places.get().next().of(machine.storage());
    return is.or(
        is.not(is.or(one.outcome().trapped(), other.outcome().trapped())),
        is.equal(psw.bits(), word(psw, one), word(psw, other)));
  }

  private W word(Word word, Run<W, B, M> run) {
    return new Meaning<>(domain, OperandValues.<W>none(), run.before()).word(word);
  }

  private B differs(Component component, State<W, M> one, State<W, M> other) {
    return switch (component) {
      case Cell cell -> is.not(is.equal(cell.bits(), one.get(cell), other.get(cell)));
      case File file -> is.changes(file, one, other, index(file));
    };
  }

  /** At some address that both windows have, as R was before. */
  private B windowsDiffer(Run<W, B, M> one, Run<W, B, M> other) {
    return window.differs(seen(one), seen(other), index(machine.storage()));
  }

  private StorageWindow.Seen<W, M> seen(Run<W, B, M> run) {
    return new StorageWindow.Seen<>(run.before(), after(run));
  }

  /** Whether a word of storage outside the window is not what it was. */
  B escapes(Run<W, B, M> run) {
    var calm = new StorageWindow.Seen<>(run.before(), run.outcome().calm());
    return run.outcome().written(machine.storage()).stream()
        .map(index -> window.escapes(calm, index))
        .reduce(domain.truth(false), is::or);
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

  private W index(File file) {
    return unknowns.word(UnknownNames.index(file), file.indexBits());
  }
}
