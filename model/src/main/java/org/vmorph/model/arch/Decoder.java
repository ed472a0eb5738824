package org.vmorph.model.arch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Syntax;

/** Finds the instruction a word stands for; a word with a bit out of place stands for none. */
public final class Decoder {
  private final int opcodeLow;
  private final long opcodeMask;
  private final Map<Long, Instruction> byOpcode = new HashMap<>();

  /** A decoder for the instructions of a machine that fetches. */
  public Decoder(List<Instruction> instructions) {
    int opcodeBits = opcode(instructions.get(0).form());
    opcodeLow = instructions.get(0).form().bits() - opcodeBits;
    opcodeMask = -1L >>> (64 - opcodeBits);
    instructions.forEach(i -> byOpcode.put((long) i.opcode(), i));
  }

  /**
   * Rejects instructions that no word stands for, or one word for two.
   *
   * @param bits of the word that is fetched
   */
  static void check(String machine, List<Instruction> instructions, int bits) {
    if (instructions.isEmpty()) {
      throw new MalformedMachine(machine, "has no instruction; expected one or more");
    }
    int opcodeBits = opcode(instructions.get(0).form());
    var byOpcode = new HashMap<Integer, Instruction>();
    for (var instruction : instructions) {
      var twin = byOpcode.put(instruction.opcode(), instruction);
      wrong(instruction, bits, opcodeBits, twin)
          .ifPresent(
              what -> {
                throw new MalformedMachine(machine, instruction + ": " + what);
              });
    }
  }

  private static Optional<String> wrong(
      Instruction instruction, int bits, int opcodeBits, @Nullable Instruction twin) {
    var form = instruction.form();
    int own = opcode(form);
    int opcode = instruction.opcode();
    if (own == 0 || form.bits() != bits) {
      return Optional.of(
          "form '%s' does not start with its one opcode, or has %d bits instead of %d"
              .formatted(form.name(), form.bits(), bits));
    }
    if (own != opcodeBits || own > 31) {
      return Optional.of(
          "an opcode of %d bits; expected %d, as the first instruction has, and 31 at most"
              .formatted(own, opcodeBits));
    }
    if (opcode < 0 || opcode >>> own != 0) {
      return Optional.of("opcode %d does not fit its %d bits".formatted(opcode, own));
    }
    if (twin != null) {
      return Optional.of("has opcode " + opcode + ", as " + twin + " has");
    }
    return Syntax.fault(form);
  }

  /** How many bits the opcode has that a form starts with; 0 if that is not all of it. */
  private static int opcode(Form form) {
    var fields = form.fields();
    return !fields.isEmpty()
            && fields.get(0).kind() == Form.Kind.OPCODE
            && fields.stream().filter(f -> f.kind() == Form.Kind.OPCODE).count() == 1
        ? fields.get(0).bits()
        : 0;
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
