package org.vmorph.model.text;

import java.util.Arrays;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Numbering;

/** The words of a program, while they are being written. */
final class Image {
  private final Reader reader;
  private final Optional<PswText> psw;
  private final Units units;
  private final Numbering numbering;
  private final long mask;
  private long[] words = new long[64];
  private int end;

  Image(Architecture machine, Reader reader) {
    this.reader = reader;
    this.psw = PswText.of(machine);
    this.units = new Units(machine);
    this.numbering = units.numbering();
    this.mask = -1L >>> (64 - units.bits());
  }

  /** The words up to the end of the last line. */
  long[] words() {
    return Arrays.copyOf(words, end);
  }

  /** Writes the words of a line that has its place. */
  void write(Line line) {
    long at = line.address();
    switch (line.statement()) {
      case Statement.Code(var instruction, var operands) ->
          put(at, instruction, reader.syntax(instruction).encode(instruction, operands, line));
      case Statement.Psw(var cells) -> putWord(at, psw.orElseThrow().encode(cells, line));
      case Statement.Data data -> put(at, data, line);
      case Statement.Text(var characters) -> {
        for (var c : characters.codePoints().toArray()) {
          put(at++, fitting(c));
        }
        put(at, 0);
      }
      case Statement.Space(var count) -> reach(at + count.value(line).longValueExact());
      case Statement.Origin origin -> {}
      case Statement.Constant constant -> {}
      case Statement.Nothing nothing -> {}
    }
  }

  /** A character that one unit has room for; of another there would be a part. */
  private int fitting(int character) {
    if (Integer.SIZE - Integer.numberOfLeadingZeros(character) > units.bits()) {
      throw new Mistake(
          1,
          "'%s' does not fit %d bits, which a character of .string has"
              .formatted(Character.toString(character), units.bits()));
    }
    return character;
  }

  /** A word as the hardware reads it, whatever the order in which it fetches. */
  private void putWord(long at, long word) {
    for (int i = 0; i < numbering.each(); i++) {
      put(at + i, word >>> numbering.low(numbering.first() + i));
    }
  }

  private void put(long at, Instruction instruction, long word) {
    put(at, units.of(word, units.count(instruction)));
  }

  private void put(long at, Statement.Data data, Line line) {
    int bits = data.units() * units.bits();
    var range = Range.either("a " + data.name(), bits);
    for (var value : data.values()) {
      put(at, units.of(range.check(value, line), data.units()));
      at += data.units();
    }
  }

  private void put(long at, long[] all) {
    for (long unit : all) {
      put(at++, unit);
    }
  }

  private void put(long at, long unit) {
    reach(at + 1);
    words[(int) numbering.index(at)] |= (unit & mask) << numbering.low(at);
  }

  /** Lines are written in order of address, so the end only moves up. */
  private void reach(long to) {
    end = (int) numbering.words(to - numbering.first());
    if (end > words.length) {
      words = Arrays.copyOf(words, Math.max(end, 2 * words.length));
    }
  }
}
