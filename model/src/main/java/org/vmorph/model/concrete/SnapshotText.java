package org.vmorph.model.concrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/**
 * States as text: a line with the machine and q, a line per cell, a line per word of a file that is
 * not zero.
 *
 * <pre>
 * state third-generation q=64
 * M=0
 * P=0x2
 * E[2]=0x1000000000000010
 * </pre>
 */
public final class SnapshotText {
  private static final Pattern HEADER = Pattern.compile("state (\\S+) q=(\\d+)");
  private static final Pattern LINE =
      Pattern.compile("(\\S+?)(?:\\[(\\d+)])?=(0x[0-9a-f]{1,16}|\\d)");

  private SnapshotText() {}

  /** The state as text. */
  public static String print(Snapshot state) {
    var text = new StringBuilder("state " + state.machine() + " q=" + state.size() + "\n");
    for (var cell : state.machine().cells()) {
      text.append(cell.name()).append('=').append(hex(state.get(cell))).append('\n');
    }
    for (var file : state.machine().files()) {
      for (int i = 0; i < state.used(file); i++) {
        if (state.load(file, i) != 0) {
          text.append(file.name()).append('[').append(i).append("]=");
          text.append(hex(state.load(file, i))).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String hex(long word) {
    return word >= 0 && word < 10 ? Long.toString(word) : "0x" + Long.toHexString(word);
  }

  /**
   * The state a text describes.
   *
   * @throws IllegalArgumentException naming the line that is wrong and what was expected
   */
  public static Snapshot parse(Architecture machine, String text) {
    var lines = text.lines().toList();
    var header = HEADER.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!header.matches() || !header.group(1).equals(machine.name())) {
      throw new IllegalArgumentException("line 1: expected 'state " + machine + " q=NUMBER'");
    }
    long size = Long.parseLong(header.group(2));
    var cells = new long[machine.cells().size()];
    var files = new ArrayList<long[]>();
    machine.files().forEach(file -> files.add(new long[0]));
    for (int i = 1; i < lines.size(); i++) {
      line(machine, size, i + 1, lines.get(i), cells, files);
    }
    return new Snapshot(machine, size, cells, files);
  }

  private static void line(
      Architecture machine,
      long size,
      int number,
      String line,
      long[] cells,
      ArrayList<long[]> files) {
    var match = LINE.matcher(line);
    var component =
        match.matches()
            ? machine.component(match.group(1))
            : java.util.Optional.<org.vmorph.model.ir.Component>empty();
    if (component.isEmpty()) {
      throw new IllegalArgumentException(
          "line "
              + number
              + ": '"
              + line
              + "': expected NAME=WORD or NAME[INDEX]=WORD, NAME one of "
              + machine.components().stream().map(c -> c.name()).toList());
    }
    var digits = match.group(3);
    long word =
        digits.startsWith("0x")
            ? Long.parseUnsignedLong(digits.substring(2), 16)
            : Long.parseLong(digits);
    if (word != Concrete.low(word, component.get().bits())) {
      throw new IllegalArgumentException(
          "line "
              + number
              + ": "
              + digits
              + " has more than the "
              + component.get().bits()
              + " bits of "
              + component.get().name());
    }
    switch (component.get()) {
      case Cell cell -> cells[cell.slot()] = word;
      case File file -> {
        int index = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        long end = file.equals(machine.storage()) ? size : 1L << file.indexBits();
        if (index >= end) {
          throw new IllegalArgumentException(
              "line "
                  + number
                  + ": index "
                  + index
                  + " of "
                  + file.name()
                  + ", which has "
                  + end
                  + " words");
        }
        var words = files.get(file.slot());
        words = index < words.length ? words : Arrays.copyOf(words, index + 1);
        words[index] = word;
        files.set(file.slot(), words);
      }
    }
  }
}
