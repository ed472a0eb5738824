package org.vmorph.conformance.gen;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.conformance.gen.Encoding.Slot;
import org.vmorph.conformance.gen.Vocabulary.Care;
import org.vmorph.model.ir.Instruction;

/**
 * An instruction, ready to be written: its operands by what is drawn for them, in the order in
 * which they are drawn.
 */
final class Entry {
  private final Encoding encoding;
  private final Slot[] registers;
  private final Slot[] indexes;
  private final Slot[] numbers;
  private final boolean jumps;
  private final Care care;

  /**
   * An entry.
   *
   * @param registerBits the width of an operand that is a register
   */
  Entry(Instruction instruction, int registerBits, Care care) {
    encoding = Encoding.of(instruction);
    var form = instruction.form();
    List<Slot> plain = new ArrayList<>();
    List<Slot> inBrackets = new ArrayList<>();
    List<Slot> others = new ArrayList<>();
    for (int i = 0; i < form.operands().size(); i++) {
      var operand = form.operands().get(i);
      boolean index = form.syntax().contains("(r" + operand.name() + ")");
      var same = index ? inBrackets : operand.bits() == registerBits ? plain : others;
      same.add(encoding.slot(i));
    }
    registers = plain.toArray(Slot[]::new);
    indexes = inBrackets.toArray(Slot[]::new);
    numbers = others.toArray(Slot[]::new);
    jumps = instruction.flow() == Instruction.Flow.JUMPS;
    this.care = care;
  }

  /** Its words. */
  Encoding encoding() {
    return encoding;
  }

  /** Its word with all operands zero. */
  long opcode() {
    return encoding.opcode();
  }

  /** Where its registers go, an index apart. */
  Slot[] registers() {
    return registers;
  }

  /** Where its index goes, if it has one. */
  Slot[] indexes() {
    return indexes;
  }

  boolean indexed() {
    return indexes.length > 0;
  }

  /** Where its numbers go. */
  Slot[] numbers() {
    return numbers;
  }

  /** The bits of its word that are no operand's. */
  int[] fixed() {
    return encoding.fixed();
  }

  boolean jumps() {
    return jumps;
  }

  Care care() {
    return care;
  }
}
