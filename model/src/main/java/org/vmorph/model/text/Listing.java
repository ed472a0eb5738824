package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmorph.model.ir.Region;

/**
 * A program as it stands in storage: address, word in hexadecimal, source. A line of several words
 * takes several rows; of a line that only reserves words the first is shown.
 */
final class Listing {
  private final Program program;
  private final Region region;
  private final long[] words;
  private final int width;
  private final Map<Integer, List<Long>> addresses = new HashMap<>();

  private Listing(Program program) {
    this.program = program;
    this.region = program.region();
    this.words = program.words();
    // The highest address is the longest one.
    var last = address(program.lines().isEmpty() ? region.first() : program.lines().lastKey());
    this.width = last.length() + 2 + region.each() * (digits() + 1) - 1;
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
        for (int i = region.each(); i < all.size(); i += region.each()) {
          rows.add(row(units(all, i), ""));
        }
      }
    }
    return String.join("\n", rows) + "\n";
  }

  private int digits() {
    return (region.unit() + 3) / 4;
  }

  /** An address, and what stands there and behind it, as much as a word has. */
  private String units(List<Long> all, int from) {
    var row = all.subList(from, Math.min(all.size(), from + region.each()));
    return address(row.getFirst())
        + row.stream()
            .map(at -> ("%0" + digits() + "x").formatted(unit(at)))
            .collect(Collectors.joining(" ", "  ", ""));
  }

  /** Programs of bytes are told in hexadecimal, as everybody tells them. */
  private String address(long address) {
    return region.each() == 1
        ? "%7s".formatted(Long.toUnsignedString(address))
        : "%8x".formatted(address);
  }

  private long unit(long address) {
    long word = words[(int) region.index(address)];
    return word >>> region.low(address) & -1L >>> 64 - region.unit();
  }

  private String row(String left, String text) {
    return ("%-" + width + "s  %s").formatted(left, text).stripTrailing();
  }
}
