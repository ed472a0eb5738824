package org.vmorph.model.text;

import java.math.BigInteger;
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
      case Statement.Code(var instructions) -> {
        for (var it : instructions) {
          put(at, it.instruction(), word(it, line, at));
          at += units.count(it.instruction());
        }
      }
      case Statement.Chosen chosen -> {}
      case Statement.Psw(var cells) -> putWord(at, psw.orElseThrow().encode(cells, line));
      case Statement.Data data -> put(at, data, line);
      case Statement.Text text -> {
        for (long unit : units.of(text)) {
          put(at++, fitting(unit));
        }
      }
      case Statement.Space(var count, var fill) -> fill(at, count, fill, line);
      case Statement.Aligned aligned -> align(aligned, line);
      case Statement.Section section -> {}
      case Statement.Origin origin -> {}
      case Statement.Constant constant -> {}
      case Statement.Nothing nothing -> {}
    }
  }

  private static long word(Statement.Coded it, Line line, long at) {
    return new InstructionWords(it.instruction()).word(it.operands(), line, at);
  }

  private void fill(long at, Expression count, Expression fill, Line line) {
    long end = at + count.value(line).longValueExact();
    long unit = Range.either("a unit", units.bits()).check(fill, line);
    if (unit == 0) {
      reach(end);
    }
    for (long i = at; unit != 0 && i < end; i++) {
      put(i, unit);
    }
  }

  /** With what is given, or else what instructions may run through, or else zeros. */
  private void align(Statement.Aligned aligned, Line line) {
    long at = line.address();
    long unit = Sections.unit(aligned, line);
    long end = at + Long.remainderUnsigned(unit - Long.remainderUnsigned(at, unit), unit);
    if (aligned.fill().isPresent()) {
      var count = new Expression.Number(BigInteger.valueOf(end - at), 1);
      fill(at, count, aligned.fill().get(), line);
      return;
    }
    reach(end);
    if (line.isCode()) {
      pad(at, end, line);
    }
  }

  /** At most one of each but the longest. */
  private void pad(long from, long end, Line line) {
    var paddings = reader.padding();
    long at = from;
    for (int i = 0; i < paddings.size(); i++) {
      int length = units.count(paddings.get(i).instruction());
      boolean isLast = i == paddings.size() - 1;
      int next = isLast ? length : units.count(paddings.get(i + 1).instruction());
      at += i == 0 ? (end - at) % length : 0;
      while (isLast ? at < end : (end - at) % next != 0) {
        put(at, paddings.get(i).instruction(), word(paddings.get(i), line, at));
        at += length;
      }
    }
  }

  /** A character that one unit has room for; of another there would be a part. */
  private long fitting(long character) {
    if (Long.SIZE - Long.numberOfLeadingZeros(character) > units.bits()) {
      throw new Mistake(
          1,
          "'%s' does not fit %d bits, which a character of .string has"
              .formatted(Character.toString((int) character), units.bits()));
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

  private void reach(long to) {
    end = Math.max(end, (int) numbering.words(to - numbering.first()));
    if (end > words.length) {
      words = Arrays.copyOf(words, Math.max(end, 2 * words.length));
    }
  }
}
