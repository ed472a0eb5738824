package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An instruction word, bit by bit, as manuals print it: bits that are fixed, and bits of operands.
 * One description for encoding, decoding and listing; {@link BitNotation} is how it is written.
 *
 * @param bits width of the word
 * @param fixed the bits that are the same in every word
 * @param opcode where the instruction's own number goes, in a pattern that several instructions
 *     share
 * @param operands in the order in which they begin, from the high end
 * @param excluded values that an operand does not have in this instruction
 */
public record BitPattern(
    int bits,
    Match fixed,
    Optional<BitField> opcode,
    List<BitField> operands,
    List<Excluded> excluded) {

  /** What stands for the instruction's own number. */
  public static final String OPCODE = "o";

  /** A value that an operand does not have, because the word is another instruction or none. */
  public record Excluded(BitField field, long value) {
    /** The words that are excluded. */
    public Match words() {
      return field.match(value);
    }
  }

  /** Keeps its own lists. */
  public BitPattern {
    operands = List.copyOf(operands);
    excluded = List.copyOf(excluded);
  }

  /**
   * A pattern as it is written.
   *
   * @param whose what it is the pattern of, for messages
   * @throws IllegalArgumentException if that is no pattern: the message says where, in one line
   */
  public static BitPattern of(String whose, String text) {
    return BitNotation.read(whose, text);
  }

  /** The bits that somebody claims: a fixed one, the opcode or an operand. */
  long claimed() {
    long claimed = fixed.mask() | opcode.map(BitField::mask).orElse(0L);
    for (var field : operands) {
      claimed |= field.mask();
    }
    return claimed;
  }

  /** The pattern of one instruction: the opcode's bits are fixed as well. */
  public BitPattern with(long number) {
    var all = opcode.map(field -> fixed.and(field.match(number))).orElse(fixed);
    return new BitPattern(bits, all, Optional.empty(), operands, excluded);
  }

  /**
   * The same in a longer word, whose other bits may be anything.
   *
   * @param low where its lowest bit stands
   * @param width of the longer word
   */
  public BitPattern within(int low, int width) {
    if (low == 0 && width == bits) {
      return this;
    }
    return new BitPattern(
        width,
        fixed.shifted(low),
        opcode.map(field -> field.shifted(low)),
        operands.stream().map(field -> field.shifted(low)).toList(),
        excluded.stream().map(it -> new Excluded(it.field().shifted(low), it.value())).toList());
  }

  /** The words that it excludes, although their fixed bits are right. */
  public List<Match> excludedWords() {
    return excluded.stream().map(Excluded::words).toList();
  }

  /** Whether a word has this pattern. */
  public boolean matches(long word) {
    return fixed.matches(word) && excluded.stream().noneMatch(other -> other.words().matches(word));
  }

  /**
   * The word with these operands; the opcode, if it has one, is 0. Bits of an operand for which the
   * word has no place are dropped.
   */
  public long encode(long... values) {
    long word = fixed.bits();
    for (int i = 0; i < operands.size(); i++) {
      word |= operands.get(i).put(values[i]);
    }
    return word;
  }

  /** The operands of a word that has this pattern. */
  public long[] read(long word) {
    var values = new long[operands.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = operands.get(i).get(word);
    }
    return values;
  }

  /** The operands of a word that has this pattern, as expressions. */
  public List<Word> read(Word word) {
    var values = new ArrayList<Word>();
    operands.forEach(field -> values.add(field.of(word)));
    return values;
  }

  /** Its parts from the high end; bits that nobody claims are left out. */
  public List<BitPart> parts() {
    return BitPart.of(this);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return BitText.of(this);
  }
}
