package org.vmorph.model.decoding;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;

import java.util.List;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * Some instructions of 32 bits; the RISC-V Instruction Set Manual, volume I, "RV32/64G Instruction
 * Set Listings", and volume II for MRET.
 */
final class BaseInstructions extends RiscVParts {
  private BaseInstructions() {}

  private static final Word I = signed("imm", 12);
  private static final Word U = signed("imm", 32);
  private static final Word SHIFT = unsigned("shamt", 6);

  static final List<Instruction> ALL =
      List.of(
          entry(4, "lui", "rd, imm", "imm[31:12] d[4:0] 0110111").does(setX(d, U)),
          entry(4, "auipc", "rd, imm", "imm[31:12] d[4:0] 0010111").does(setX(d, pc().plus(U))),
          entry(4, "jal", "rd, imm", "imm[20|10:1|11|19:12] d[4:0] 1101111")
              .jumps(setX(d, pc().plus(4)), jump(pc().plus(signed("imm", 21)))),
          entry(4, "jalr", "rd, imm(rs1)", "imm[11:0] s1[4:0] 000 d[4:0] 1100111")
              .jumps(
                  setX(d, pc().plus(4)), jump(x(s1).plus(I).calc(Operator.AND, literal(-2, 64)))),
          branch("beq", "000", x(s1).is(x(s2))),
          branch("bne", "001", x(s1).is(x(s2)).not()),
          branch("blt", "100", x(s1).less(x(s2))),
          branch("bgeu", "111", x(s1).below(x(s2)).not()),
          entry(4, "lw", "rd, imm(rs1)", "imm[11:0] s1[4:0] 010 d[4:0] 0000011")
              .does(setX(d, memory(4, x(s1).plus(I)).signExtend(64))),
          entry(4, "lbu", "rd, imm(rs1)", "imm[11:0] s1[4:0] 100 d[4:0] 0000011")
              .does(setX(d, memory(1, x(s1).plus(I)).extend(64))),
          entry(4, "ld", "rd, imm(rs1)", "imm[11:0] s1[4:0] 011 d[4:0] 0000011")
              .does(setX(d, memory(8, x(s1).plus(I)))),
          entry(4, "sb", "rs2, imm(rs1)", "imm[11:5] s2[4:0] s1[4:0] 000 imm[4:0] 0100011")
              .does(set(memory(1, x(s1).plus(I)), x(s2).low(8))),
          entry(4, "sd", "rs2, imm(rs1)", "imm[11:5] s2[4:0] s1[4:0] 011 imm[4:0] 0100011")
              .does(set(memory(8, x(s1).plus(I)), x(s2))),
          immediate("addi", "000", x(s1).plus(I)),
          immediate("slti", "010", bit(x(s1).less(I))),
          immediate("andi", "111", x(s1).calc(Operator.AND, I)),
          shift("slli", "000000", "001", x(s1).calc(Operator.SHL, SHIFT)),
          shift("srli", "000000", "101", x(s1).calc(Operator.SHR, SHIFT)),
          shift("srai", "010000", "101", x(s1).calc(Operator.SAR, SHIFT)),
          entry(4, "addiw", "rd, rs1, imm", "imm[11:0] s1[4:0] 000 d[4:0] 0011011")
              .does(setX(d, x(s1).plus(I).low(32).signExtend(64))),
          register("add", "0000000", "000", x(s1).plus(x(s2))),
          register("sub", "0100000", "000", x(s1).minus(x(s2))),
          register("sltu", "0000000", "011", bit(x(s1).below(x(s2)))),
          register("xor", "0000000", "100", x(s1).calc(Operator.XOR, x(s2))),
          register("mulhu", "0000001", "011", x(s1).calc(Operator.MULHU, x(s2))),
          entry(4, "ecall", "", "000000000000 00000 000 00000 1110011").jumps(trap(ECALL)),
          entry(4, "ebreak", "", "000000000001 00000 000 00000 1110011").jumps(trap(BREAKPOINT)),
          entry(4, "mret", "", "0011000 00010 00000 000 00000 1110011")
              .privileged()
              .jumps(set(M, MPP), jump(MEPC)));

  private static Word bit(Condition condition) {
    return choose(condition, literal(1, 64), literal(0, 64));
  }

  private static Instruction branch(String name, String which, Condition taken) {
    var bits = "imm[12|10:5] s2[4:0] s1[4:0] %s imm[4:1|11] 1100011".formatted(which);
    var target = choose(taken, pc().plus(signed("imm", 13)), pc().plus(4));
    return entry(4, name, "rs1, rs2, imm", bits).jumps(jump(target));
  }

  private static Instruction immediate(String name, String which, Word result) {
    var bits = "imm[11:0] s1[4:0] %s d[4:0] 0010011".formatted(which);
    return entry(4, name, "rd, rs1, imm", bits).does(setX(d, result));
  }

  private static Instruction shift(String name, String high, String which, Word result) {
    var bits =
        "%s shamt[5:0] s1[4:0] %s d[4:0] 0010011 where shamt unsigned".formatted(high, which);
    return entry(4, name, "rd, rs1, shamt", bits).does(setX(d, result));
  }

  private static Instruction register(String name, String high, String which, Word result) {
    var bits = "%s s2[4:0] s1[4:0] %s d[4:0] 0110011".formatted(high, which);
    return entry(4, name, "rd, rs1, rs2", bits).does(setX(d, result));
  }
}
