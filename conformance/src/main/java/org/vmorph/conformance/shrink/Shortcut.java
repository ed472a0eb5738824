package org.vmorph.conformance.shrink;

import java.util.Arrays;
import org.vmorph.conformance.run.again.Row;
import org.vmorph.conformance.run.again.Trace;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Word;

/**
 * Starts a long program where it has come to: the first word is no instruction, so that a trap
 * loads the PSW of a later state, and storage is as it is by then. Only registers are lost.
 */
final class Shortcut {
  /** A program of so few steps is read as it is. */
  private static final int SHORT = 3;

  /** So many states are tried, the last ones. */
  private static final int MOST = Trace.STATES - 1;

  private final Search search;

  Shortcut(Search search) {
    this.search = search;
  }

  void all() {
    var entry = search.best().setting().machine().trapEntry();
    if (search.best().step() <= SHORT || entry.places().isEmpty() || entry.layout().isEmpty()) {
      return;
    }
    var next = entry.places().get().next();
    var psw = entry.layout().get().word();
    var rows = Trace.of(search.best()).rows();
    for (int last = rows.size() - 2; last >= Math.max(0, rows.size() - MOST); last--) {
      if (search.words(from(rows.get(last), next, psw))) {
        return;
      }
    }
  }

  private long[] from(Row row, StoragePlace next, Word.Packed layout) {
    var state = row.bareState();
    var words = new long[search.words().length];
    Arrays.setAll(words, address -> state.load(state.machine().storage(), address));
    words[Math.toIntExact(next.in(words.length))] = psw(state, layout);
    words[Straight.START] = 0;
    return words;
  }

  private static long psw(Snapshot state, Word.Packed layout) {
    long psw = 0;
    for (var field : layout.fields()) {
      if (field.cell() != null) {
        psw |= state.get(field.cell()) << layout.low(field);
      }
    }
    return psw;
  }
}
