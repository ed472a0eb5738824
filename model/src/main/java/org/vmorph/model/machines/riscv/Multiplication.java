package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/** RV32M and RV64M; volume I, chapter 7. */
final class Multiplication extends Entries {
  Multiplication(RiscvState is) {
    super(is);
  }

  List<Instruction> all() {
    return List.of(
        register("mul", "000", "rs1 * rs2", rs1.calc(Operator.MUL, rs2)),
        register("mulh", "001", high("both signed"), rs1.calc(Operator.MULH, rs2)),
        register("mulhsu", "010", high("rs1 alone signed"), signedByUnsigned()),
        register("mulhu", "011", high("both unsigned"), rs1.calc(Operator.MULHU, rs2)),
        register("div", "100", "rs1 / rs2, signed", divided(rs1, rs2)),
        register("divu", "101", "rs1 / rs2, unsigned", rs1.calc(Operator.DIVU, rs2)),
        register("rem", "110", "what remains of rs1 / rs2, signed", rs1.calc(Operator.REM, rs2)),
        register(
            "remu", "111", "what remains of rs1 / rs2, unsigned", rs1.calc(Operator.REMU, rs2)),
        word("mulw", "000", "rs1 * rs2", of(Operator.MUL)),
        word("divw", "100", "rs1 / rs2, signed,", divided(rs1.low(32), rs2.low(32))),
        word("divuw", "101", "rs1 / rs2, unsigned,", of(Operator.DIVU)),
        word("remw", "110", "what remains of rs1 / rs2, signed,", of(Operator.REM)),
        word("remuw", "111", "what remains of rs1 / rs2, unsigned,", of(Operator.REMU)));
  }

  private static String high(String how) {
    return "the high half of rs1 * rs2, " + how;
  }

  private Word of(Operator operator) {
    return rs1.low(32).calc(operator, rs2.low(32));
  }

  /** Where rs1 is negative the unsigned product is too large by rs2 * 2^64. */
  private Word signedByUnsigned() {
    var product = rs1.calc(Operator.MULHU, rs2);
    return choose(rs1.slice(63, 1).is(1), product.minus(rs2), product);
  }

  /** By 0 it is -1, whatever the sign; table 7.1. */
  private static Word divided(Word one, Word other) {
    return choose(other.is(0), literal(-1, one.bits()), one.calc(Operator.DIV, other));
  }

  private Instruction register(String name, String which, String says, Word result) {
    return entry(name, "rd, rs1, rs2", "0000001 s2[4:0] s1[4:0] %s d[4:0] 0110011".formatted(which))
        .says("rd := %s.".formatted(says))
        .does(is.setX(d, result));
  }

  private Instruction word(String name, String which, String says, Word result) {
    return entry(name, "rd, rs1, rs2", "0000001 s2[4:0] s1[4:0] %s d[4:0] 0111011".formatted(which))
        .says("rd := %s in 32 bits, filled with the sign.".formatted(says))
        .does(is.setX(d, half(result)));
  }
}
