package org.vmorph.proofs.obligation;

import java.util.Map;
import java.util.TreeMap;
import org.vmorph.model.concrete.Cells;

/** A content that remembers which of its words were looked at. */
final class Traced implements Cells {
  private final Cells content;
  private final Map<Long, Long> seen = new TreeMap<>();

  Traced(Cells content) {
    this.content = content;
  }

  @Override
  public long get(long index) {
    return seen.computeIfAbsent(index, content::get);
  }

  Map<Long, Long> seen() {
    return seen;
  }
}
