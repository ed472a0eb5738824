package org.vmorph.model.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;

/** The words of a program, while they are being written. */
final class Image {
  private final Reader reader;
  private final Optional<PswText> psw;
  private final Units units;
  private final Range word;
  private final long mask;
  private long[] words = new long[64];
  private int end;

  Image(Architecture machine, Reader reader) {
    int bits = machine.storage().bits();
    this.reader = reader;
    this.psw = PswText.of(machine);
    this.units = new Units(machine);
    this.word = Range.either("a word", bits);
    this.mask = -1L >>> (64 - bits);
  }

  /** The words up to the end of the last line. */
  long[] words() {
    return Arrays.copyOf(words, end);
  }

  /** Writes the words of a line that has its place. */
  void write(Line line) {
    int at = (int) line.address();
    switch (line.statement()) {
      case Statement.Code(var instruction, var operands) ->
          put(at, instruction, reader.syntax(instruction).encode(instruction, operands, line));
      case Statement.Psw(var cells) -> put(at, psw.orElseThrow().encode(cells, line));
      case Statement.Words(var values) -> put(at, values, line);
      case Statement.Text(var characters) -> {
        for (var c : characters.codePoints().toArray()) {
          put(at++, c);
        }
        put(at, 0);
      }
      case Statement.Space(var count) -> reach(at + count.value(line).intValueExact());
      case Statement.Origin origin -> {}
      case Statement.Constant constant -> {}
      case Statement.Nothing nothing -> {}
    }
  }

  private void put(int at, Instruction instruction, long word) {
    for (long unit : units.of(instruction, word)) {
      put(at++, unit);
    }
  }

  private void put(int at, List<Expression> values, Line line) {
    for (var value : values) {
      put(at++, word.check(value, line));
    }
  }

  private void put(int at, long value) {
    reach(at + 1);
    words[at] = value & mask;
  }

  /** Lines are written in order of address, so the end only moves up. */
  private void reach(int to) {
    end = to;
    if (end > words.length) {
      words = Arrays.copyOf(words, Math.max(end, 2 * words.length));
    }
  }
}
