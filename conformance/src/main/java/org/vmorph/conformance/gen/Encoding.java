package org.vmorph.conformance.gen;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vmorph.model.ir.BitField;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Match;

/**
 * The words of an instruction, worked out: it says what {@link Instruction#encode} would say,
 * without looking at the pattern again.
 */
public final class Encoding {
  /** Where an operand goes that stands in one piece. */
  static class Slot {
    private static final Slot NOWHERE = new Slot(0, 0);

    private final int low;
    private final long mask;

    private Slot(int low, long mask) {
      this.low = low;
      this.mask = mask;
    }

    private static Slot of(BitField field) {
      var first = field.runs().getFirst();
      return first.bits() == field.operand().bits()
          ? new Slot(first.low(), first.mask() >>> first.low())
          : new Scattered(field);
    }

    /** The operand, cut to its width, in its place. */
    long put(long value) {
      return (value & mask) << low;
    }
  }

  /**
   * Where any other operand goes. Asked for in {@link Slot#put} it costs every guest a tenth; a
   * class of its own costs nothing where no operand is scattered.
   */
  private static final class Scattered extends Slot {
    private final BitField field;

    private Scattered(BitField field) {
      super(0, 0);
      this.field = field;
    }

    @Override
    long put(long value) {
      return field.put(value);
    }
  }

  /** As many operands as {@link #word} takes. */
  private static final int OPERANDS = 3;

  /** Zero, which is no instruction, whatever the operands. */
  public static final Encoding NONE = new Encoding(Match.ANY, new Slot[0]);

  private final long opcode;

  /** The bits that are no operand's. */
  private final int[] fixed;

  /** In the order of the operands, and then as many as are missing. */
  private final Slot[] slots;

  private Encoding(Match fixed, Slot[] operands) {
    this.opcode = fixed.bits();
    this.fixed =
        IntStream.range(0, Long.SIZE).filter(bit -> (fixed.mask() >>> bit & 1) != 0).toArray();
    this.slots = Arrays.copyOf(operands, Math.max(OPERANDS, operands.length));
    Arrays.fill(slots, operands.length, slots.length, Slot.NOWHERE);
  }

  static Encoding of(Instruction instruction) {
    var pattern = instruction.pattern();
    return new Encoding(
        pattern.fixed(), pattern.operands().stream().map(Slot::of).toArray(Slot[]::new));
  }

  /** The instruction word with all operands zero. */
  long opcode() {
    return opcode;
  }

  /** Which bits of its words are no operand's. */
  int[] fixed() {
    return fixed;
  }

  Slot slot(int operand) {
    return slots[operand];
  }

  /** The instruction word; operands that the instruction does not have are left out. */
  public long word(long first, long second, long third) {
    return opcode | slots[0].put(first) | slots[1].put(second) | slots[2].put(third);
  }
}
