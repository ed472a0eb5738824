package org.vmorph.model.concrete;

import java.util.function.BiConsumer;

/** A content with one word replaced. */
public record Written(Cells under, long index, long value) implements Cells {
  @Override
  public long get(long at) {
    return at == index ? value : under.get(at);
  }

  /** Tells every word that was replaced, in the order of the writes. */
  public static void replay(Cells content, BiConsumer<Long, Long> to) {
    if (content instanceof Written(var under, var index, var value)) {
      replay(under, to);
      to.accept(index, value);
    }
  }
}
