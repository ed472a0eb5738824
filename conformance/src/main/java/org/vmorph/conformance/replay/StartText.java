package org.vmorph.conformance.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.conformance.gen.Start;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.text.Nearest;

/**
 * How a guest starts that has not just been reset, in words: {@code P=5 r[3]=0x1f}. What is not
 * named is zero; its storage is its program.
 */
final class StartText {
  private final Architecture machine;

  StartText(Architecture machine) {
    this.machine = machine;
  }

  /** The words, a blank between. */
  static String print(Start start) {
    var state = start.state();
    var words = new ArrayList<String>();
    for (var cell : state.machine().cells()) {
      add(words, cell.name(), state.get(cell));
    }
    for (var file : state.machine().files()) {
      for (int i = 0; i < state.used(file); i++) {
        add(words, file.name() + "[" + i + "]", state.load(file, i));
      }
    }
    return words.isEmpty() ? "zero" : words.stream().collect(Collectors.joining(" "));
  }

  private static void add(List<String> words, String place, long word) {
    if (word != 0) {
      words.add(place + "=0x" + Long.toHexString(word));
    }
  }

  /**
   * What the words say.
   *
   * @param size of storage
   * @throws IllegalArgumentException saying what was expected
   */
  Start parse(List<String> words, int size) {
    var cells = new long[machine.cells().size()];
    var files = new ArrayList<long[]>();
    machine.files().forEach(file -> files.add(new long[0]));
    for (var word : words) {
      if (!word.equals("zero")) {
        put(word, cells, files);
      }
    }
    return new Start(new Snapshot(machine, size, cells, files));
  }

  private void put(String word, long[] cells, List<long[]> files) {
    var parts = word.split("=0x", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("expected 'PLACE=0xWORD', found '" + word + "'");
    }
    int bracket = parts[0].indexOf('[');
    var name = bracket < 0 ? parts[0] : parts[0].substring(0, bracket);
    long value = number(word, parts[1], 16);
    var component = machine.component(name);
    if (bracket < 0 && component.orElse(null) instanceof Cell cell) {
      cells[cell.slot()] = within(word, value, cell.bits());
    } else if (bracket > 0
        && parts[0].endsWith("]")
        && component.orElse(null) instanceof File file
        && !file.equals(machine.storage())) {
      long at = number(word, parts[0].substring(bracket + 1, parts[0].length() - 1), 10);
      if (at < 0 || at >= 1L << Math.min(file.indexBits(), 20)) {
        throw new IllegalArgumentException("there is no word " + at + " of " + name);
      }
      var before = files.get(file.slot());
      var after = Arrays.copyOf(before, Math.max(before.length, (int) at + 1));
      after[(int) at] = within(word, value, file.bits());
      files.set(file.slot(), after);
    } else {
      throw new IllegalArgumentException("there is no '" + parts[0] + "'" + hint(name));
    }
  }

  private String hint(String name) {
    return Nearest.hint(
        name, machine.components().stream().map(component -> component.name()).toList());
  }

  private static long within(String word, long value, int bits) {
    if (bits < Long.SIZE && value >>> bits != 0) {
      throw new IllegalArgumentException("'" + word + "' has more than " + bits + " bits");
    }
    return value;
  }

  private static long number(String word, String digits, int radix) {
    try {
      return Long.parseUnsignedLong(digits, radix);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected numbers in '" + word + "'", e);
    }
  }
}
