package org.vmorph.model.ir;

import java.util.List;
import java.util.stream.Stream;

/**
 * An operand in an instruction word: in one piece, or split and scattered as {@code
 * imm[20|10:1|11|19:12]} is.
 *
 * @param runs where its bits stand, in the order of the word, high end first
 * @param implied bits of the operand that stand nowhere because they are always the same: the
 *     lowest one of an even number
 * @param signed whether whoever writes and reads the operand takes it for a signed number; what it
 *     is to the instruction, the instruction says itself
 */
public record BitField(Word.Operand operand, List<BitRun> runs, Match implied, boolean signed) {
  /** Keeps its own list. */
  public BitField {
    runs = List.copyOf(runs);
  }

  /** Which bits of the word are its own. */
  public long mask() {
    long mask = 0;
    for (int i = 0; i < runs.size(); i++) {
      mask |= runs.get(i).mask();
    }
    return mask;
  }

  /** The word with this value in the operand's bits, all others 0; cut to the operand's width. */
  public long put(long value) {
    long word = 0;
    for (int i = 0; i < runs.size(); i++) {
      var run = runs.get(i);
      word |= (value >>> run.of() & BitRun.ones(run.bits())) << run.low();
    }
    return word;
  }

  /** The operand of a word. */
  public long get(long word) {
    long value = implied.bits();
    for (int i = 0; i < runs.size(); i++) {
      var run = runs.get(i);
      value |= (word >>> run.low() & BitRun.ones(run.bits())) << run.of();
    }
    return value;
  }

  /** The operand of a word, as an expression of the operand's width. */
  public Word of(Word word) {
    var pieces =
        Stream.concat(
                runs.stream().map(run -> new Piece(run.of(), word.slice(run.low(), run.bits()))),
                constants())
            .sorted((one, other) -> other.low() - one.low())
            .map(Piece::word);
    return pieces.reduce(Word::join).orElseThrow();
  }

  private record Piece(int low, Word word) {}

  private Stream<Piece> constants() {
    return Stream.iterate(0, low -> low < operand.bits(), low -> low + Math.max(1, constant(low)))
        .filter(low -> constant(low) > 0)
        .map(low -> new Piece(low, new Word.Literal(implied.bits() >>> low, constant(low))));
  }

  /** How many bits are implied from this one on. */
  private int constant(int low) {
    return Math.min(Long.numberOfTrailingZeros(~(implied.mask() >>> low)), operand.bits() - low);
  }

  /** Whether the operand can have a value: it has the bits that are implied. */
  public boolean holds(long value) {
    return implied.matches(value);
  }

  /** The words in which the operand has a value. */
  public Match match(long value) {
    return new Match(mask(), put(value));
  }

  /** The same some bits higher in a longer word. */
  BitField shifted(int by) {
    var moved = runs.stream().map(run -> new BitRun(run.low() + by, run.of(), run.bits())).toList();
    return new BitField(operand, moved, implied, signed);
  }
}
