package org.vmorph.vmm;

import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.StateView;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.step.Elaboration;

/**
 * What a machine offers a control program in supervisor mode: storage, a PSW, and to run until a
 * trap. A bare machine is a host, and so is every {@link Guest}: a monitor can stand on either.
 */
public interface Host extends StateView {
  /** What makes the machine go; a monitor may compute its own part in the same way. */
  Engine engine();

  /** What the machine's instructions mean. */
  default Elaboration semantics() {
    return engine().semantics();
  }

  /** Puts a word into a cell. */
  void set(Cell cell, long word);

  /** Whether M is user. */
  default boolean isUser() {
    var mode = semantics().machine().mode();
    return get(mode.cell()) == mode.user();
  }

  /** How far a file is used: from here on all its words are zero. */
  long used(File file);

  /** Puts a word into a file. */
  void store(File file, long index, long word);

  /** Gets the words of all cells, by slot. */
  default void loadCells(long[] into) {
    for (var component : semantics().machine().components()) {
      if (component instanceof Cell cell) {
        into[cell.slot()] = get(cell);
      }
    }
  }

  /** Gets words of a file, from an index on. */
  default void loadAll(File file, long index, long[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = load(file, index + i);
    }
  }

  /** Puts words into a file, from an index on. */
  default void storeAll(File file, long index, long[] words) {
    for (int i = 0; i < words.length; i++) {
      store(file, index + i, words[i]);
    }
  }

  /**
   * Runs from the present state until a trap has been taken, the processor halts, or so many steps
   * are made. A host that is shared may come back before that, when somebody else is to be run; it
   * is then asked again.
   *
   * @param steps at least 1
   */
  Exit run(long steps);

  /**
   * Runs as {@link #run} does, but no further than into user mode: what is in supervisor mode is
   * run to its end.
   *
   * @return of no steps if the processor is in user mode now
   */
  default Exit runToUser(long steps) {
    long made = 0;
    while (made < steps && !isUser()) {
      var exit = run(1);
      made += exit.steps();
      if (exit.kind() != Exit.Kind.STEPS) {
        return new Exit(exit.kind(), exit.cause(), made);
      }
    }
    return Exit.steps(made);
  }
}
