package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operands of an instruction: one description for encoding, decoding and listing.
 *
 * @param name the operands as the manual names the form
 * @param syntax the operands as the assembler writes them; {@code ra} stands for register a, {@code
 *     x} for a number
 * @param fields the instruction word from its high end; empty when the machine has no decoder
 * @param operands the operands alone
 */
public record Form(String name, String syntax, List<Field> fields, List<Word.Operand> operands) {
  /** Bits of the instruction word: the opcode, an operand, or bits that must be zero. */
  public record Field(Kind kind, String name, int bits) {
    /** Rejects a width outside 1 to 64. */
    public Field {
      Widths.check("field " + name, bits);
    }

    private Word.Operand operand() {
      return new Word.Operand(name, bits);
    }
  }

  /** What a field holds. */
  public enum Kind {
    OPCODE,
    OPERAND,
    ZERO
  }

  /** Keeps its own lists; rejects more than 64 bits, and fields that are not the operands. */
  public Form {
    fields = List.copyOf(fields);
    operands = List.copyOf(operands);
    var shown = fields.stream().filter(f -> f.kind() == Kind.OPERAND).map(Field::operand).toList();
    if (!fields.isEmpty()) {
      Widths.check("form '" + name + "'", fields.stream().mapToInt(Field::bits).sum());
      if (!shown.equals(operands)) {
        throw new IllegalArgumentException(
            "form '%s': the fields hold %s, and the operands are %s"
                .formatted(name, shown, operands));
      }
    }
  }

  /**
   * A form from its bit pattern, read from the high end: {@code "o8 a4 b4 x48"}; {@code o} is the
   * opcode, a digit zero starts bits that must be zero ({@code "o8 a4 052"}).
   */
  public static Form of(String name, String syntax, String pattern) {
    var fields = new ArrayList<Field>();
    var operands = new ArrayList<Word.Operand>();
    for (var part : pattern.split(" ")) {
      if (!part.matches("[a-z0][0-9]{1,2}")) {
        throw new IllegalArgumentException(
            "form '%s': '%s' in '%s'; expected a letter or 0, and how many bits"
                .formatted(name, part, pattern));
      }
      int bits = Integer.parseInt(part.substring(1));
      if (bits == 0) {
        continue;
      }
      var field =
          switch (part.charAt(0)) {
            case 'o' -> new Field(Kind.OPCODE, "o", bits);
            case '0' -> new Field(Kind.ZERO, "0", bits);
            default -> new Field(Kind.OPERAND, part.substring(0, 1), bits);
          };
      fields.add(field);
      if (field.kind() == Kind.OPERAND) {
        operands.add(new Word.Operand(field.name(), bits));
      }
    }
    return new Form(name, syntax, fields, operands);
  }

  /** A form of a machine without a decoder: operands by name. */
  public static Form named(String syntax, Word.Operand... operands) {
    return new Form(syntax, syntax, List.of(), List.of(operands));
  }

  /**
   * The instruction word with this opcode and these operands, in the order of {@link #operands}.
   */
  public long encode(long opcode, long... values) {
    long word = 0;
    int operand = 0;
    for (var field : fields) {
      long value =
          switch (field.kind()) {
            case OPCODE -> opcode;
            case ZERO -> 0;
            case OPERAND -> values[operand++];
          };
      word = (field.bits() == 64 ? 0 : word << field.bits()) | value & mask(field.bits());
    }
    return word;
  }

  /** Width of the instruction word; 0 when the machine has no decoder. */
  public int bits() {
    int bits = 0;
    for (var field : fields) {
      bits += field.bits();
    }
    return bits;
  }

  /** Whether an instruction word has this opcode, whatever the rest of it. */
  public boolean hasOpcode(long opcode, long word) {
    int low = bits();
    for (var field : fields) {
      low -= field.bits();
      if (field.kind() == Kind.OPCODE && (word >>> low & mask(field.bits())) != opcode) {
        return false;
      }
    }
    return true;
  }

  /** The operands of an instruction word, if the word has this form and this opcode. */
  public Optional<long[]> decode(long opcode, long word) {
    var values = new long[operands.size()];
    int low = 0;
    for (var field : fields) {
      low += field.bits();
    }
    int operand = 0;
    for (var field : fields) {
      low -= field.bits();
      long value = word >>> low & mask(field.bits());
      switch (field.kind()) {
        case OPCODE -> {
          if (value != opcode) {
            return Optional.empty();
          }
        }
        case ZERO -> {
          if (value != 0) {
            return Optional.empty();
          }
        }
        case OPERAND -> values[operand++] = value;
      }
    }
    return Optional.of(values);
  }

  private static long mask(int bits) {
    return -1L >>> (64 - bits);
  }
}
