package org.vmorph.conformance.gen;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;

/**
 * The form of an instruction, worked out: it says what {@link Form#encode} would say, without
 * looking at the form again.
 */
public final class Encoding {
  /** Where an operand goes. */
  record Slot(int low, long mask) {
    private static final Slot NOWHERE = new Slot(0, 0);

    boolean covers(int bit) {
      return bit >= low && mask >>> (bit - low) != 0;
    }

    /** The operand, cut to its width, in its place. */
    long put(long value) {
      return (value & mask) << low;
    }
  }

  /** As many operands as {@link #word} takes. */
  private static final int OPERANDS = 3;

  /** Zero, which is no instruction, whatever the operands. */
  public static final Encoding NONE = new Encoding(0, new Slot[0], 0);

  private final long opcode;

  /** The bits that are no operand's. */
  private final int[] fixed;

  /** In the order of the operands, and then as many as are missing. */
  private final Slot[] slots;

  private Encoding(long opcode, Slot[] operands, int bits) {
    this.opcode = opcode;
    this.fixed =
        IntStream.range(0, bits)
            .filter(bit -> Arrays.stream(operands).allMatch(slot -> !slot.covers(bit)))
            .toArray();
    this.slots = Arrays.copyOf(operands, Math.max(OPERANDS, operands.length));
    Arrays.fill(slots, operands.length, slots.length, Slot.NOWHERE);
  }

  static Encoding of(Instruction instruction) {
    var form = instruction.form();
    var slots = new Slot[form.operands().size()];
    long opcode = 0;
    int operand = 0;
    int low = form.bits();
    for (var field : form.fields()) {
      low -= field.bits();
      var slot = new Slot(low, -1L >>> (64 - field.bits()));
      switch (field.kind()) {
        case OPCODE -> opcode |= slot.put(instruction.opcode());
        case OPERAND -> slots[operand++] = slot;
        case ZERO -> {}
      }
    }
    return new Encoding(opcode, slots, form.bits());
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
