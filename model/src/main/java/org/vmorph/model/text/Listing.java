package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmorph.model.ir.Numbering;

/**
 * A program as it stands in storage: address, word in hexadecimal, source. A line of several words
 * takes several rows; of a line that only reserves words the first is shown.
 */
final class Listing {
  private final Program program;
  private final Numbering numbering;
  private final long[] words;
  private final int width;
  private final Map<Integer, List<Long>> addresses = new HashMap<>();

  private Listing(Program program) {
    this.program = program;
    this.numbering = program.numbering();
    this.words = program.words();
    // The highest address is the longest one.
    var last = address(program.lines().isEmpty() ? numbering.first() : program.lines().lastKey());
    this.width = last.length() + 2 + numbering.each() * (digits() + 1) - 1;
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
      rows.add(row(all.isEmpty() ? "" : units(all, 0), text));
      if (all.stream().anyMatch(at -> unit(at) != 0)) {
        for (int i = numbering.each(); i < all.size(); i += numbering.each()) {
          rows.add(row(units(all, i), ""));
        }
      }
    }
    return String.join("\n", rows) + "\n";
  }

  private int digits() {
    return (numbering.unit() + 3) / 4;
  }

  /** An address, and what stands there and behind it, as much as a word has. */
  private String units(List<Long> all, int from) {
    var row = all.subList(from, Math.min(all.size(), from + numbering.each()));
    return address(row.getFirst())
        + row.stream()
            .map(at -> ("%0" + digits() + "x").formatted(unit(at)))
            .collect(Collectors.joining(" ", "  ", ""));
  }

  /** Programs of bytes are told in hexadecimal, as everybody tells them. */
  private String address(long address) {
    return numbering.each() == 1
        ? "%7s".formatted(Long.toUnsignedString(address))
        : "%8x".formatted(address);
  }

  private long unit(long address) {
    long word = words[(int) numbering.index(address)];
    return word >>> numbering.low(address) & -1L >>> 64 - numbering.unit();
  }

  private String row(String left, String text) {
    return ("%-" + width + "s  %s").formatted(left, text).stripTrailing();
  }
}
