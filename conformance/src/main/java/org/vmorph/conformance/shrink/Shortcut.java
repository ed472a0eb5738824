package org.vmorph.conformance.shrink;

import java.util.Arrays;
import org.vmorph.conformance.run.Row;
import org.vmorph.conformance.run.Trace;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.concrete.Snapshot;

/**
 * Starts a long program where it has come to: the first word is no instruction, so that a trap
 * loads the PSW of a later state from E[1], and storage is as it is by then. Only registers are
 * lost.
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
    if (search.best().step() <= SHORT
        || !(search.best().setting().machine().trapEntry() instanceof PswSwap swap)) {
      return;
    }
    var rows = Trace.of(search.best()).rows();
    for (int last = rows.size() - 2; last >= Math.max(0, rows.size() - MOST); last--) {
      if (search.words(from(rows.get(last), swap))) {
        return;
      }
    }
  }

  private long[] from(Row row, PswSwap swap) {
    var state = row.bareState();
    var words = new long[search.words().length];
    Arrays.setAll(words, address -> state.load(swap.storage(), address));
    words[Math.toIntExact(swap.newAt().in(words.length))] = psw(state, swap);
    words[Straight.START] = 0;
    return words;
  }

  private static long psw(Snapshot state, PswSwap swap) {
    long psw = 0;
    for (var field : swap.psw().fields()) {
      if (field.cell() != null) {
        psw |= state.get(field.cell()) << swap.psw().low(field);
      }
    }
    return psw;
  }
}
