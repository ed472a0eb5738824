package org.vmorph.conformance.gen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;

/**
 * How a guest starts that has not just been reset: everything but its storage.
 *
 * @param state with storage that is all zero
 */
public record Start(Snapshot state) {
  /** Puts a word into a file. */
  public interface Storing {
    /** At this index. */
    void store(File file, long index, long word);
  }

  /** Leaves storage out. */
  public Start {
    state = rebuilt(state, state.machine().storage(), 0, state.used(state.machine().storage()));
  }

  private Architecture machine() {
    return state.machine();
  }

  /**
   * Puts every cell, and every word that is not zero, where they belong: into a machine just reset.
   * What the time is nobody can say.
   */
  public void put(ObjLongConsumer<Cell> cells, Storing files) {
    for (var cell : machine().cells()) {
      if (cell.role() != Role.TIME) {
        cells.accept(cell, state.get(cell));
      }
    }
    for (var file : machine().files()) {
      for (int i = 0; i < state.used(file); i++) {
        files.store(file, i, state.load(file, i));
      }
    }
  }

  /** The same with another word in a cell. */
  public Start with(Cell cell, long word) {
    var cells = machine().cells().stream().mapToLong(state::get).toArray();
    cells[cell.slot()] = word;
    var files = machine().files().stream().map(file -> words(state, file)).toList();
    return new Start(new Snapshot(machine(), state.size(), cells, files));
  }

  /** The same with zeros in a file, from one index to before another. */
  public Start without(File file, int from, int to) {
    return new Start(rebuilt(state, file, from, to));
  }

  private static Snapshot rebuilt(Snapshot state, File blank, int from, int to) {
    var machine = state.machine();
    var files = new ArrayList<long[]>();
    for (var file : machine.files()) {
      var words = words(state, file);
      if (file.equals(blank)) {
        Arrays.fill(words, from, to, 0);
      }
      files.add(shortened(words));
    }
    return new Snapshot(
        machine, state.size(), machine.cells().stream().mapToLong(state::get).toArray(), files);
  }

  private static long[] words(Snapshot state, File file) {
    var words = new long[state.used(file)];
    Arrays.setAll(words, index -> state.load(file, index));
    return words;
  }

  private static long[] shortened(long[] words) {
    int end = words.length;
    while (end > 0 && words[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(words, end);
  }
}
