package org.vmorph.model.text;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Numbering;

/**
 * What has an address: a word of storage, or a part of one. A datum is one unit, or several one
 * behind the other.
 */
final class Units {
  private final Numbering numbering;
  private final Endian endian;

  Units(Architecture machine) {
    this.numbering = machine.numbering();
    this.endian =
        machine
            .fetch()
            .flatMap(fetch -> fetch.parcels())
            .map(how -> how.endian())
            .orElse(numbering.endian());
  }

  Numbering numbering() {
    return numbering;
  }

  int bits() {
    return numbering.unit();
  }

  /** How many units an instruction has. */
  int count(Instruction instruction) {
    return Math.max(1, instruction.pattern().bits() / bits());
  }

  /** The units of texts; where a unit is a byte, a character may have several. */
  long[] of(Statement.Text text) {
    var units = LongStream.builder();
    for (var each : text.texts()) {
      characters(each).forEach(units::add);
      if (text.hasZero()) {
        units.add(0);
      }
    }
    return units.build().toArray();
  }

  private LongStream characters(String text) {
    if (bits() != Byte.SIZE) {
      return text.codePoints().asLongStream();
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, bytes.length).mapToLong(i -> bytes[i] & 0xff);
  }

  /** The units of a datum, from its address on; bits that a unit lacks are for it to cut. */
  long[] of(long datum, int count) {
    var units = new long[count];
    for (int i = 0; i < units.length; i++) {
      units[i] = datum >>> bits() * (endian == Endian.LITTLE ? i : units.length - 1 - i);
    }
    return units;
  }
}
