package org.vmorph.conformance.edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/** A state that is still being changed. */
final class Changed {
  private final Snapshot base;
  private final long[] cells;
  private final List<long[]> files = new ArrayList<>();

  Changed(Snapshot base) {
    this.base = base;
    this.cells = base.machine().cells().stream().mapToLong(base::get).toArray();
    for (var file : base.machine().files()) {
      var words = new long[base.used(file)];
      Arrays.setAll(words, index -> base.load(file, index));
      files.add(words);
    }
  }

  void set(Cell cell, long word) {
    cells[cell.slot()] = word;
  }

  void store(File file, int index, long word) {
    var words = files.get(file.slot());
    words = index < words.length ? words : Arrays.copyOf(words, index + 1);
    words[index] = word;
    files.set(file.slot(), words);
  }

  Snapshot state() {
    return new Snapshot(
        base.machine(), base.size(), cells, files.stream().map(Changed::untilLast).toList());
  }

  private static long[] untilLast(long[] words) {
    int end = words.length;
    while (end > 0 && words[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(words, end);
  }
}
