package org.vmorph.conformance.peer;

import java.util.Arrays;
import java.util.HexFormat;

/** Words as the protocol writes them: hexadecimal, a blank between; nothing is no words. */
final class Words {
  private static final int DIGITS = 16;

  private Words() {}

  /** The text of words. */
  static String text(long[] words) {
    return text(words, words.length);
  }

  private static String text(long[] words, int count) {
    var text = new StringBuilder(3 * count);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(Long.toHexString(words[i]));
    }
    return text.toString();
  }

  /** The text of all words up to the last one that is not zero. */
  static String trimmed(long[] words) {
    int count = words.length;
    while (count > 0 && words[count - 1] == 0) {
      count--;
    }
    return text(words, count);
  }

  /**
   * The words of a text.
   *
   * @param what whose words they are
   * @param bits how wide a word may be
   * @param most how many there may be
   * @throws Unusable if there are more, or wider ones, or something else
   */
  static long[] parse(String what, String text, int bits, long most) {
    var words = new long[8];
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf(' ', at);
      end = end < 0 ? text.length() : end;
      if (count == most) {
        throw new Unusable(what + ": expected at most " + most + " words, found more");
      }
      if (count == words.length) {
        words = Arrays.copyOf(words, 2 * count);
      }
      words[count++] = word(what, text.substring(at, end), bits);
      at = end + 1;
    }
    return Arrays.copyOf(words, count);
  }

  private static long word(String what, String digits, int bits) {
    try {
      if (!digits.isEmpty() && digits.length() <= DIGITS) {
        long word = HexFormat.fromHexDigitsToLong(digits);
        if (bits == Long.SIZE || word >>> bits == 0) {
          return word;
        }
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new Unusable(
        "%s: expected words of %d bits in hexadecimal, a blank between, found %s"
            .formatted(what, bits, Quoted.of(digits)));
  }
}
