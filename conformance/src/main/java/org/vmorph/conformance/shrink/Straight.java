package org.vmorph.conformance.shrink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vmorph.conformance.run.again.Row;
import org.vmorph.conformance.run.again.Trace;
import org.vmorph.model.ir.Instruction;

/**
 * Lays the instructions that were executed one after another from the start, whatever jumps led
 * from one to the other.
 */
final class Straight {
  /** Where a machine starts; the words before are PSWs. */
  static final int START = 2;

  /** Longer than this no program is laid out. */
  private static final int MOST = 16;

  private final Search search;

  Straight(Search search) {
    this.search = search;
  }

  void all() {
    tail();
    gaps();
  }

  private List<Row> rows() {
    return Trace.of(search.best()).rows();
  }

  /** The instructions executed last, the fewest that will do. */
  private void tail() {
    var rows = rows();
    for (int from = rows.size() - 1; from >= Math.max(0, rows.size() - MOST); from--) {
      var tail = rows.subList(from, rows.size());
      var before = from == 0 ? search.words() : storage(rows.get(from - 1));
      if (lay(tail, before)
          || lay(withoutJumps(tail, false), before)
          || lay(withoutJumps(tail, true), before)) {
        return;
      }
    }
  }

  /** All that were executed but one. */
  private void gaps() {
    var rows = rows();
    for (int gap = rows.size() - 2; gap >= 0 && rows.size() <= MOST; gap--) {
      var others = new ArrayList<>(rows);
      others.remove(gap);
      if (lay(others, search.words())) {
        rows = rows();
        gap = rows.size() - 1;
      }
    }
  }

  /**
   * Tries them with nothing else, with the other words as they are, and with storage as it was by
   * then.
   */
  private boolean lay(List<Row> rows, long[] before) {
    var code =
        rows.stream().filter(row -> row.address().isPresent()).mapToLong(Row::word).toArray();
    // Where the first run is to end on the way, it ends as far from where it shows as before.
    long left = search.best().step() - rows.size();
    return code.length <= search.size() - START
        && (search.earlier(laid(new long[search.size()], code), left)
            || search.earlier(laid(search.words(), code), left)
            || search.earlier(laid(before, code), left));
  }

  private static long[] laid(long[] onto, long[] code) {
    System.arraycopy(code, 0, onto, START, code.length);
    return onto;
  }

  /** The last one stays: it is what the failure is about. */
  private static List<Row> withoutJumps(List<Row> rows, boolean privilegedToo) {
    var straight = new ArrayList<>(rows.subList(0, rows.size() - 1));
    straight.removeIf(
        row ->
            row.instruction()
                .map(i -> i.flow() == Instruction.Flow.JUMPS && (privilegedToo || !i.privileged()))
                .orElse(false));
    straight.add(rows.getLast());
    return straight;
  }

  private long[] storage(Row after) {
    var words = new long[search.words().length];
    var storage = after.bareState().machine().storage();
    Arrays.setAll(words, address -> after.bareState().load(storage, address));
    return words;
  }
}
