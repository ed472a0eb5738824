package org.vmorph.proofs.obligation;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Written;

/**
 * A content that can tell which of its words were looked at, here or in another state that has
 * them: a state that did not come to look at a word is no witness without it, if another did.
 *
 * @param words the word at an index
 * @param looked the indices, as far as they are known when it is asked
 */
record Traced(LongUnaryOperator words, Supplier<SortedSet<Long>> looked) implements Cells {
  @Override
  public long get(long index) {
    return words.applyAsLong(index);
  }

  /** The indices of a content that were looked at or written. */
  static SortedSet<Long> of(Cells content) {
    var indices = new TreeSet<Long>();
    Cells under = content;
    while (under instanceof Written(var below, var index, var value)) {
      indices.add(index);
      under = below;
    }
    if (under instanceof Traced traced) {
      indices.addAll(traced.looked.get());
    }
    return indices;
  }
}
