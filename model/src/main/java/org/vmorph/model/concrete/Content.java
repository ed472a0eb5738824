package org.vmorph.model.concrete;

import java.util.Arrays;

/**
 * The content of a file of a machine that runs: an array of a fixed number of words, allocated as
 * far as it is used.
 */
final class Content implements Cells {
  private final String name;
  private final long words;
  private long[] array = new long[0];

  Content(String name, long words) {
    this.name = name;
    this.words = words;
  }

  @Override
  public long get(long index) {
    return index < array.length ? array[(int) index] : 0;
  }

  void set(long index, long value) {
    if (index < 0 || index >= words) {
      throw new IndexOutOfBoundsException(name + "[" + index + "] of " + words + " words");
    }
    if (index >= array.length) {
      array = Arrays.copyOf(array, (int) Math.min(words, Math.max(index + 1, array.length * 2L)));
    }
    array[(int) index] = value;
  }

  /** All words up to the last one that is not zero. */
  long[] used() {
    int end = array.length;
    while (end > 0 && array[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(array, end);
  }

  int allocated() {
    return array.length;
  }

  void clear() {
    Arrays.fill(array, 0);
  }
}
