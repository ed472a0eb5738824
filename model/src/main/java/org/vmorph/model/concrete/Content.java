package org.vmorph.model.concrete;

import java.util.Arrays;

/**
 * The content of a file of a machine that runs. Storage and registers are allocated whole, so that
 * an engine can work on the array; a console's tape grows as far as it is used.
 */
public final class Content implements Cells {
  /** A file of more words than this is a tape. */
  private static final long WHOLE = 256;

  private final String name;
  private final long words;
  private final boolean tape;
  private long[] array;
  private int used;

  Content(String name, long words, boolean storage) {
    this.name = name;
    this.words = words;
    this.tape = !storage && words > WHOLE;
    this.array = new long[tape ? 0 : Math.toIntExact(words)];
    this.used = array.length;
  }

  /** Whether a file of 2^indexBits words, storage aside, grows as it is used. */
  public static boolean isTape(int indexBits) {
    return 1L << indexBits > WHOLE;
  }

  /** Whether it is a tape, which grows as it is used. */
  public boolean isTape() {
    return tape;
  }

  /** The words themselves; of a tape, as far as it is allocated at the moment. */
  public long[] array() {
    return array;
  }

  @Override
  public long get(long index) {
    return index >= 0 && index < used ? array[(int) index] : 0;
  }

  /** Gets words, from an index on. */
  public void copy(long index, long[] into) {
    int there = index < 0 ? 0 : (int) Math.clamp(used - index, 0, into.length);
    if (there > 0) {
      System.arraycopy(array, (int) index, into, 0, there);
    }
    for (int i = there; i < into.length; i++) {
      into[i] = get(index + i);
    }
  }

  /** Whether these words are what is there, from an index on. */
  public boolean isLike(long index, long[] words) {
    int there = index < 0 ? 0 : (int) Math.clamp(used - index, 0, words.length);
    boolean alike =
        there == 0 || Arrays.equals(array, (int) index, (int) index + there, words, 0, there);
    for (int i = there; alike && i < words.length; i++) {
      alike = words[i] == get(index + i);
    }
    return alike;
  }

  /** Puts a word there. */
  public void set(long index, long value) {
    if (index < 0 || index >= words) {
      throw new IndexOutOfBoundsException(name + "[" + index + "] of " + words + " words");
    }
    if (index >= array.length) {
      array = Arrays.copyOf(array, (int) Math.min(words, Math.max(index + 1, 2 * used + 16L)));
    }
    array[(int) index] = value;
    used = Math.max(used, (int) index + 1);
  }

  /** All words up to the last one that is not zero. */
  long[] nonzero() {
    int end = used;
    while (end > 0 && array[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(array, end);
  }

  /** Whether every word is the same. */
  boolean isLike(Content that) {
    if (used == that.used) {
      return used == 0 || Arrays.equals(array, 0, used, that.array, 0, used);
    }
    int both = Math.min(used, that.used);
    return Arrays.equals(array, 0, both, that.array, 0, both)
        && isZero(array, both, used)
        && isZero(that.array, both, that.used);
  }

  private static boolean isZero(long[] array, int from, int end) {
    for (int i = from; i < end; i++) {
      if (array[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** From here on all words are zero. */
  public int used() {
    return used;
  }

  void clear() {
    Arrays.fill(array, 0, used, 0);
    used = tape ? 0 : used;
  }
}
