package org.vmorph.proofs.vectors;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;

/**
 * The values worth trying of a relocation-bounds register.
 *
 * @param words of storage
 */
record RelocationEdges(Relocation r, long words) {
  static Optional<RelocationEdges> of(Architecture machine, long words) {
    return machine.relocation().map(r -> new RelocationEdges(r, words));
  }

  /** Both cells; one is measured by the other. */
  List<Cell> cells() {
    return List.of(r.base(), r.bound());
  }

  /**
   * Values for one of them.
   *
   * @param chosen the cells before it
   */
  long[] values(Cell cell, ToLongFunction<Cell> chosen) {
    if (cell.equals(r.base())) {
      return new long[] {0, 8, words - 1, 0, words, -1, words / 2 + 1};
    }
    long room = words - chosen.applyAsLong(r.base());
    // The window ends one word before the end of storage, at it, behind it, and nowhere.
    return new long[] {room, room - 1, room + 1, 1, 0, -1, words};
  }

  /** The last address of the window. */
  long last(ToLongFunction<Cell> chosen) {
    return chosen.applyAsLong(r.bound()) - 1;
  }

  /** A PSW with one of its values, by number. */
  long in(PswWord psw, long word, int number) {
    long[][] windows = {
      {0, words}, {0, -1}, {words - 1, 1}, {8, words - 8 + 1}, {words, 16}, {1, 0}, {0, words + 1}
    };
    long base = windows[number][0];
    long bound = windows[number][1];
    return psw.with(psw.with(word, r.base(), base), r.bound(), bound);
  }
}
