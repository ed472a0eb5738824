package org.vmorph.model.ir;

import java.util.List;
import java.util.Optional;

/**
 * The operands of an instruction: one description for encoding, decoding and listing.
 *
 * @param name the operands as the manual names the form
 * @param syntax the operands as the assembler writes them; {@code ra} stands for register a, {@code
 *     x} for a number
 * @param pattern the instruction word; empty when the machine has no decoder
 * @param operands the operands alone
 */
public record Form(
    String name, String syntax, Optional<BitPattern> pattern, List<Word.Operand> operands) {

  /** Keeps its own list; rejects bits of nobody, and a pattern of other operands. */
  public Form {
    operands = List.copyOf(operands);
    if (pattern.isPresent()) {
      var bits = pattern.get();
      long spare = BitRun.ones(bits.bits()) & ~bits.claimed();
      if (spare != 0) {
        throw new IllegalArgumentException(
            "form '%s': bit %d is nobody's; expected each bit to be fixed or an operand's"
                .formatted(name, Long.numberOfTrailingZeros(spare)));
      }
      var shown = bits.operands().stream().map(BitField::operand).toList();
      if (!shown.equals(operands)) {
        throw new IllegalArgumentException(
            "form '%s': the fields hold %s, and the operands are %s"
                .formatted(name, shown, operands));
      }
    }
  }

  /**
   * A form from its bit pattern, read from the high end: {@code "o[7:0] a[3:0] b[3:0] x[47:0]"},
   * where {@code o} is the opcode; {@code "imm[20|10:1|11|19:12] d[4:0] 1101111"}.
   *
   * @throws IllegalArgumentException if that is no pattern: the message says where, in one line
   */
  public static Form of(String name, String syntax, String pattern) {
    var bits = BitPattern.of("form '" + name + "'", pattern);
    var operands = bits.operands().stream().map(BitField::operand).toList();
    return new Form(name, syntax, Optional.of(bits), operands);
  }

  /** A form of a machine without a decoder: operands by name. */
  public static Form named(String syntax, Word.Operand... operands) {
    return new Form(syntax, syntax, Optional.empty(), List.of(operands));
  }
}
