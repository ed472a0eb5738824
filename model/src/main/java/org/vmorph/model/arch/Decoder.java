package org.vmorph.model.arch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;

/** Finds the instruction a word stands for; a word with a bit out of place stands for none. */
public final class Decoder {
  private final int opcodeLow;
  private final long opcodeMask;
  private final Map<Long, Instruction> byOpcode = new HashMap<>();

  /**
   * A decoder for instructions whose forms all start with the opcode.
   *
   * @throws IllegalArgumentException if two instructions have one opcode, or the forms differ in
   *     length
   */
  public Decoder(List<Instruction> instructions) {
    int bits = 0;
    int opcodeBits = 0;
    for (var instruction : instructions) {
      var fields = instruction.form().fields();
      int total = instruction.form().bits();
      if (fields.isEmpty()
          || fields.get(0).kind() != Form.Kind.OPCODE
          || bits != 0 && bits != total) {
        throw new IllegalArgumentException(
            instruction
                + ": form "
                + instruction.form().name()
                + " does not start with the opcode or has "
                + total
                + " bits instead of "
                + bits);
      }
      if (bits != 0 && opcodeBits != fields.get(0).bits()) {
        throw new IllegalArgumentException(
            "%s: an opcode of %d bits instead of %d"
                .formatted(instruction, fields.get(0).bits(), opcodeBits));
      }
      bits = total;
      opcodeBits = fields.get(0).bits();
      var twin = byOpcode.put((long) instruction.opcode(), instruction);
      if (twin != null) {
        throw new IllegalArgumentException(
            instruction + ": has opcode " + instruction.opcode() + ", as " + twin + " has");
      }
    }
    opcodeLow = bits - opcodeBits;
    opcodeMask = opcodeBits == 0 ? 0 : -1L >>> (64 - opcodeBits);
  }

  /** What the word stands for. */
  public Optional<Decoded> decode(long word) {
    var instruction = byOpcode.get(word >>> opcodeLow & opcodeMask);
    return instruction == null
        ? Optional.empty()
        : instruction
            .form()
            .decode(instruction.opcode(), word)
            .map(operands -> new Decoded(instruction, operands));
  }
}
