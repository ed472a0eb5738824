package org.vmorph.conformance.shrink;

import java.util.Arrays;

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
    input();
    new Straight(search).all();
    new Shortcut(search).all();
    blank();
    close();
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
    int w = search.words().length;
    for (int size = w / 2; size > 0; size /= 2) {
      for (int from = w - size; from >= 0; from -= size) {
        blank(from, size);
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
    for (int at = search.words().length - 1; at >= Straight.START; at--) {
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
