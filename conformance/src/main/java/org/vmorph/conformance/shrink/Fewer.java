package org.vmorph.conformance.shrink;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Leaves out words: those not needed become zero, and what is behind a superfluous instruction
 * moves up.
 */
final class Fewer {
  private final Search search;

  Fewer(Search search) {
    this.search = search;
  }

  void all() {
    first();
    input();
    new Straight(search).all();
    new Shortcut(search).all();
    blank();
    close();
  }

  /** A shorter first run, of a failure that shows only when many steps are asked for at once. */
  private void first() {
    long first = search.best().program().first().orElse(0);
    for (long steps = 1; steps < first; steps++) {
      if (search.accept(search.best().program().withFirst(OptionalLong.of(steps)))) {
        return;
      }
    }
  }

  private void input() {
    search.accept(search.best().program().withInput(new long[0]));
    boolean shorter = true;
    while (shorter) {
      var input = search.best().program().input();
      shorter =
          input.length > 0
              && search.accept(
                  search.best().program().withInput(Arrays.copyOf(input, input.length - 1)));
    }
  }

  /** Zero instead of many words, then of fewer, then of each. */
  private void blank() {
    int w = search.size();
    for (int size = w / 2; size > 0; size /= 2) {
      for (int from = w - size; from >= 0 && !search.isOver(); from -= size) {
        if (!search.isBlank(from, size)) {
          blank(from, size);
        }
      }
    }
  }

  private void blank(int from, int size) {
    var words = search.words();
    Arrays.fill(words, from, from + size, 0);
    search.words(words);
  }

  /** Each word taken out, the ones behind it moved up as far as the next zero. */
  private void close() {
    for (int at = search.size() - 1; at >= Straight.START && !search.isOver(); at--) {
      if (search.word(at) != 0) {
        close(at);
      }
    }
  }

  private void close(int at) {
    var words = search.words();
    int end = at + 1;
    while (end < words.length && words[end] != 0) {
      end++;
    }
    System.arraycopy(words, at + 1, words, at, end - at - 1);
    words[end - 1] = 0;
    search.words(words);
  }
}
