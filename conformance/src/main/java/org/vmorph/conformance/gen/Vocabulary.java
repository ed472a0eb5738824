package org.vmorph.conformance.gen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/**
 * The words of the third generation machine that a system is put together with: this is the one
 * place that knows its instructions by name. All others are drawn from the machine's data ({@link
 * Instructions}).
 */
final class Vocabulary {
  private static final List<String> NAMES =
      List.of(
          "lpsw", "lrb", "srb", "halt", "put", "get", "ld", "st", "li", "la", "mov", "add", "sub",
          "mul", "and", "or", "xor", "shl", "shr", "sar", "addi", "beq", "bne", "blt", "bge",
          "bltu", "bgeu", "jmp", "jal", "svc", "nop");

  private final Architecture machine;
  private final Map<String, Instruction> byName = new HashMap<>();
  private final Relocation relocation;

  /** Where the fields of a PSW start. */
  private final int modeLow;

  private final int pLow;
  private final int lLow;
  private final int bLow;

  Vocabulary(Architecture machine, Set<String> without) {
    this.machine = machine;
    for (var name : NAMES) {
      var instruction = machine.instruction(name);
      if (instruction.isEmpty()
          || !(machine.trapEntry() instanceof PswSwap)
          || machine.fetch().isEmpty()) {
        throw new IllegalArgumentException(
            "no guests are generated for " + machine + ": it is not third generation");
      }
      if (!without.contains(name)) {
        byName.put(name, instruction.get());
      }
    }
    relocation = machine.relocation().orElseThrow();
    var psw = ((PswSwap) machine.trapEntry()).psw();
    modeLow = low(psw, machine.mode().cell());
    pLow = low(psw, machine.programCounter());
    lLow = low(psw, relocation.base());
    bLow = low(psw, relocation.bound());
  }

  Architecture machine() {
    return machine;
  }

  /**
   * Whether an instruction is one that systems are put together with; the others are what makes a
   * machine special.
   */
  static boolean knows(Instruction instruction) {
    return NAMES.contains(instruction.name());
  }

  /**
   * What a table of general kinds would get wrong: these are written with care where they are
   * wanted.
   */
  enum Delicate {
    NONE,
    ENDS,
    LOADS_PSW,
    LOADS_R
  }

  static Delicate delicate(Instruction instruction) {
    return switch (instruction.name()) {
      case "halt" -> Delicate.ENDS;
      case "lpsw" -> Delicate.LOADS_PSW;
      case "lrb" -> Delicate.LOADS_R;
      default -> Delicate.NONE;
    };
  }

  /** An instruction word; zero, which is no instruction, if this one shall not be generated. */
  long word(String name, long... operands) {
    var instruction = byName.get(name);
    return instruction == null ? 0 : instruction.form().encode(instruction.opcode(), operands);
  }

  /** A PSW. */
  long psw(boolean user, long p, long l, long b) {
    var mode = machine.mode();
    return (user ? mode.user() : mode.supervisor()) << modeLow
        | Concrete.low(p, machine.programCounter().bits()) << pLow
        | r(l, b);
  }

  /** A relocation-bounds register as one word. */
  long r(long l, long b) {
    int bits = relocation.base().bits();
    return Concrete.low(l, bits) << lLow | Concrete.low(b, bits) << bLow;
  }

  /** What to add to a PSW so that P is one more. */
  long nextP() {
    return 1L << pLow;
  }

  /** By how much to shift a PSW right so that mode and cause remain. */
  int causeShift() {
    return pLow + machine.programCounter().bits();
  }

  /** Number of addresses: 2^n. */
  long addresses() {
    return 1L << relocation.base().bits();
  }

  private static int low(Word.Packed psw, Cell cell) {
    return psw.fields().stream()
        .filter(field -> cell.equals(field.cell()))
        .mapToInt(psw::low)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(psw.name() + " does not show " + cell));
  }
}
