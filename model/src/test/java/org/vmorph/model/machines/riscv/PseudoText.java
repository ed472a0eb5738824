package org.vmorph.model.machines.riscv;

import java.util.Random;
import java.util.regex.Pattern;
import org.vmorph.model.arch.PseudoInstruction;

/** A pseudo-instruction of RV64 with operands drawn at random. */
final class PseudoText {
  private static final Pattern WORD = Pattern.compile("\\.\\+imm|[a-z][a-z0-9]*");

  private PseudoText() {}

  static String of(PseudoInstruction pseudo, Random random) {
    var operands =
        WORD.matcher(pseudo.syntax()).replaceAll(word -> operand(pseudo, word.group(), random));
    return (pseudo.name() + " " + operands).strip();
  }

  private static String operand(PseudoInstruction pseudo, String word, Random random) {
    return switch (word) {
      case ".+imm" -> ". + " + 2 * random.nextInt(1000);
      case "symbol" -> random.nextBoolean() ? "begin" : "end + " + random.nextInt(5000);
      case "csr" ->
          random.nextBoolean() ? "mstatus" : "0x" + Integer.toHexString(random.nextInt(4096));
      case "pred", "succ" -> "rw";
      case "shamt" -> "" + random.nextInt(32);
      case "imm" -> immediate(pseudo, random);
      default -> "x" + random.nextInt(32);
    };
  }

  private static String immediate(PseudoInstruction pseudo, Random random) {
    return pseudo.name().startsWith("csr")
        ? "" + random.nextInt(32)
        : "" + (random.nextInt(4096) - 2048);
  }
}
