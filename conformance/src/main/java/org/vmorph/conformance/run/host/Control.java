package org.vmorph.conformance.run.host;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;

/** M and R of the hardware, and whether somebody has changed them. */
final class Control {
  /** Those that a PSW shows: of a trap the old ones are there. */
  private final Cell[] shown;

  private final Cell[] others;

  /** Of the others those that every trap leaves as they are. */
  private final Cell[] steady;

  private final File[] files;
  private final @Nullable PswWord psw;

  /** By slot. */
  private final long[] cells;

  private final long[][] contents;

  Control(Architecture machine) {
    var control = machine.control();
    boolean swaps = machine.trapEntry().layout().isPresent();
    this.psw = swaps ? new PswWord(machine) : null;
    this.shown = cells(control).filter(this::isShown).toArray(Cell[]::new);
    this.others = cells(control).filter(cell -> !isShown(cell)).toArray(Cell[]::new);
    var lost =
        machine.causes().stream()
            .flatMap(cause -> machine.trapEntry().lost(cause).stream())
            .collect(Collectors.toSet());
    this.steady = Stream.of(others).filter(cell -> !lost.contains(cell)).toArray(Cell[]::new);
    this.files =
        control.stream().filter(File.class::isInstance).map(File.class::cast).toArray(File[]::new);
    this.cells = new long[machine.cells().size()];
    this.contents = new long[files.length][];
    for (int i = 0; i < files.length; i++) {
      contents[i] = new long[1 << files[i].indexBits()];
    }
  }

  private static Stream<Cell> cells(List<Component> control) {
    return control.stream().filter(Cell.class::isInstance).map(Cell.class::cast);
  }

  private boolean isShown(Cell cell) {
    return psw != null && psw.shows(cell);
  }

  /** As the hardware has them now. */
  void remember(Machine machine) {
    for (int i = 0; i < shown.length; i++) {
      cells[shown[i].slot()] = machine.get(shown[i]);
    }
    for (int i = 0; i < others.length; i++) {
      cells[others[i].slot()] = machine.get(others[i]);
    }
    for (int i = 0; i < files.length; i++) {
      machine.content(files[i]).copy(0, contents[i]);
    }
  }

  /** Whether the hardware has others now. */
  boolean hasChanged(Machine machine) {
    for (int i = 0; i < shown.length; i++) {
      if (machine.get(shown[i]) != cells[shown[i].slot()]) {
        return true;
      }
    }
    return haveChanged(machine, others);
  }

  /** Whether it had others when it took a trap and stored this PSW. */
  boolean hadChanged(Machine machine, long old) {
    for (int i = 0; i < shown.length; i++) {
      if (psw == null || psw.get(old, shown[i]) != cells[shown[i].slot()]) {
        return true;
      }
    }
    return haveChanged(machine, steady);
  }

  private boolean haveChanged(Machine machine, Cell[] which) {
    for (int i = 0; i < which.length; i++) {
      if (machine.get(which[i]) != cells[which[i].slot()]) {
        return true;
      }
    }
    for (int i = 0; i < files.length; i++) {
      for (int at = 0; at < contents[i].length; at++) {
        if (machine.load(files[i], at) != contents[i][at]) {
          return true;
        }
      }
    }
    return false;
  }
}
