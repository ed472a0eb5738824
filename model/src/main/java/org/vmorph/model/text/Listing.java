package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program as it stands in storage: address, word in hexadecimal, source. A line of several words
 * takes several rows; of a line that only reserves words the first is shown.
 */
final class Listing {
  private final Program program;
  private final long[] words;
  private final Map<Integer, List<Long>> addresses = new HashMap<>();

  private Listing(Program program) {
    this.program = program;
    this.words = program.words();
    program
        .lines()
        .forEach((at, line) -> addresses.computeIfAbsent(line, l -> new ArrayList<>()).add(at));
  }

  static String of(Program program) {
    return new Listing(program).print();
  }

  private String print() {
    var rows = new ArrayList<String>();
    int number = 0;
    for (var text : program.source()) {
      number++;
      var all = addresses.getOrDefault(number, List.of());
      rows.add(row(all.isEmpty() ? "" : word(all.get(0)), text));
      if (all.stream().anyMatch(at -> words[at.intValue()] != 0)) {
        all.stream().skip(1).forEach(at -> rows.add(row(word(at), "")));
      }
    }
    return String.join("\n", rows) + "\n";
  }

  private int digits() {
    return (program.wordBits() + 3) / 4;
  }

  private String word(long address) {
    return "%7d  %0{n}x"
        .replace("{n}", String.valueOf(digits()))
        .formatted(address, words[(int) address]);
  }

  private String row(String left, String text) {
    int width = 7 + 2 + digits();
    return (left + " ".repeat(width - left.length()) + "  " + text).stripTrailing();
  }
}
