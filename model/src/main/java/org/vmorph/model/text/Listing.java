package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
  private final Map<Integer, Extent> extents;

  private Listing(Program program) {
    this.program = program;
    this.numbering = program.numbering();
    this.words = program.words();
    // The highest address is the longest one.
    var all = program.extents();
    var last = address(all.isEmpty() ? numbering.first() : all.getLast().last());
    this.width = last.length() + 2 + numbering.each() * (digits() + 1) - 1;
    this.extents = all.stream().collect(Collectors.toMap(Extent::line, it -> it, Listing::both));
  }

  /** Of a line with several statements all of which stand together. */
  private static Extent both(Extent one, Extent other) {
    return one.last() + 1 == other.first()
        ? new Extent(one.line(), one.first(), one.units() + other.units())
        : one;
  }

  static String of(Program program) {
    return new Listing(program).print();
  }

  private String print() {
    var rows = new ArrayList<String>();
    int number = 0;
    for (var text : program.source()) {
      number++;
      var made = extents.get(number);
      rows.add(row(made == null ? "" : units(made, 0), text));
      if (made != null && isWritten(made)) {
        for (long i = numbering.each(); i < made.units(); i += numbering.each()) {
          rows.add(row(units(made, i), ""));
        }
      }
    }
    return String.join("\n", rows) + "\n";
  }

  private boolean isWritten(Extent made) {
    return LongStream.range(0, made.units()).anyMatch(i -> unit(made.first() + i) != 0);
  }

  private int digits() {
    return (numbering.unit() + 3) / 4;
  }

  /** An address, and what stands there and behind it, as much as a word has. */
  private String units(Extent made, long from) {
    return address(made.first() + from)
        + LongStream.range(from, Math.min(made.units(), from + numbering.each()))
            .mapToObj(i -> ("%0" + digits() + "x").formatted(unit(made.first() + i)))
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
