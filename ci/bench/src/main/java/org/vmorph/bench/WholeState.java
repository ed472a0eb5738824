package org.vmorph.bench;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Host;

/**
 * The whole state of a machine third-generation. Its arrays are not copied, and are not to be
 * changed.
 *
 * @param storage E, all q words
 * @param registers sixteen of them
 * @param mode M
 * @param counter P
 * @param low l
 * @param bound b
 * @param input the console's words to come, as far as they are not zero
 * @param output the words put so far, as far as they are not zero
 */
public record WholeState(
    long[] storage,
    long[] registers,
    int mode,
    int counter,
    int low,
    int bound,
    long[] input,
    int next,
    int end,
    long[] output,
    int count,
    boolean halted) {
  /** Where programs go: the first address after a reset. */
  public static final int ORIGIN = 2;

  /** A machine with so many words of zero, just reset. */
  public static WholeState empty(int words) {
    return of(new long[words]);
  }

  /** A machine just reset, with this storage. */
  public static WholeState of(long[] storage) {
    var none = new long[0];
    int q = storage.length;
    return new WholeState(storage, new long[16], 0, ORIGIN, 0, q, none, 0, 0, none, 0, false);
  }

  /** The state of a machine that is no hand-written one. */
  public static WholeState of(Host host, boolean halted) {
    return new WholeState(
        words(host, "E", host.size()),
        words(host, "r", 16),
        cell(host, "M"),
        cell(host, "P"),
        cell(host, "l"),
        cell(host, "b"),
        trimmed(words(host, "input", host.used(file(host, "input")))),
        cell(host, "input.next"),
        cell(host, "input.end"),
        trimmed(words(host, "output", host.used(file(host, "output")))),
        cell(host, "output.count"),
        halted);
  }

  /** The words up to the last one that is not zero. */
  public static long[] trimmed(long[] words) {
    int end = words.length;
    while (end > 0 && words[end - 1] == 0) {
      end--;
    }
    return end == words.length ? words : Arrays.copyOf(words, end);
  }

  /** Gives a machine that has just been reset this state. */
  void onto(Host host) {
    var cells = new String[] {"M", "P", "l", "b", "input.next", "input.end", "output.count"};
    var values = new int[] {mode, counter, low, bound, next, end, count};
    for (int i = 0; i < cells.length; i++) {
      host.set((Cell) component(host, cells[i]), values[i]);
    }
    store(host, "E", storage);
    store(host, "r", registers);
    store(host, "input", input);
    store(host, "output", output);
  }

  private static void store(Host host, String name, long[] words) {
    var file = file(host, name);
    for (int i = 0; i < words.length; i++) {
      host.store(file, i, words[i]);
    }
  }

  private static long[] words(Host host, String name, long count) {
    var file = file(host, name);
    return IntStream.range(0, (int) count).mapToLong(i -> host.load(file, i)).toArray();
  }

  private static int cell(Host host, String name) {
    return (int) host.get((Cell) component(host, name));
  }

  private static File file(Host host, String name) {
    return (File) component(host, name);
  }

  private static Component component(Host host, String name) {
    return host.semantics().machine().component(name).orElseThrow();
  }

  /** The same state, whatever the arrays. */
  boolean same(WholeState that) {
    return text().equals(that.text());
  }

  /** All of it but what is zero: a line for each word that is not. */
  String text() {
    var text = new StringBuilder();
    text.append("q = %d, M = %d, P = %d, l = %d".formatted(storage.length, mode, counter, low));
    text.append(", b = %d, input %d of %d, output %d".formatted(bound, next, end, count));
    text.append(halted ? ", halted\n" : "\n");
    lines(text, "r", registers);
    lines(text, "E", storage);
    lines(text, "input", input);
    lines(text, "output", output);
    return text.toString();
  }

  private static void lines(StringBuilder text, String name, long[] words) {
    for (int i = 0; i < words.length; i++) {
      if (words[i] != 0) {
        text.append("%s[%d] = %x\n".formatted(name, i, words[i]));
      }
    }
  }
}
