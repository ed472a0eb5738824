package org.vmorph.model.decoding;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;

import java.util.List;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * Some instructions of 16 bits; the RISC-V Instruction Set Manual, volume I, "RVC Instruction Set
 * Listings". A register of three bits is one of x8 to x15. Encodings that are reserved, or are
 * hints where an operand is 0, are excluded.
 */
final class CompressedInstructions extends RiscVParts {
  private CompressedInstructions() {}

  private static final int RA = 1;
  private static final int SP = 2;

  private static final Word IMM = signed("imm", 6);

  static final List<Instruction> ALL =
      List.of(
          entry(
                  2,
                  "c_addi4spn",
                  "rd, imm",
                  "000 imm[5:4|9:6|2|3] d[2:0] 00 where d[4:3]=01, imm unsigned, imm!=0")
              .does(setX(d, x(SP).plus(unsigned("imm", 10)))),
          entry(
                  2,
                  "c_lw",
                  "rd, imm(rs1)",
                  "010 imm[5:3] s1[2:0] imm[2|6] d[2:0] 00"
                      + " where d[4:3]=01, s1[4:3]=01, imm unsigned")
              .does(setX(d, memory(4, x(s1).plus(unsigned("imm", 7))).signExtend(64))),
          entry(
                  2,
                  "c_sd",
                  "rs2, imm(rs1)",
                  "111 imm[5:3] s1[2:0] imm[7:6] s2[2:0] 00"
                      + " where s2[4:3]=01, s1[4:3]=01, imm unsigned")
              .does(set(memory(8, x(s1).plus(unsigned("imm", 8))), x(s2))),
          entry(2, "c_nop", "", "000 0 00000 00000 01").does(),
          entry(2, "c_addi", "rd, imm", "000 imm[5] d[4:0] imm[4:0] 01 where d!=0, imm!=0")
              .does(setX(d, x(d).plus(IMM))),
          entry(2, "c_addiw", "rd, imm", "001 imm[5] d[4:0] imm[4:0] 01 where d!=0")
              .does(setX(d, x(d).plus(IMM).low(32).signExtend(64))),
          entry(2, "c_li", "rd, imm", "010 imm[5] d[4:0] imm[4:0] 01 where d!=0")
              .does(setX(d, IMM)),
          entry(2, "c_addi16sp", "imm", "011 imm[9] 00010 imm[4|6|8:7|5] 01 where imm!=0")
              .does(setX(SP, x(SP).plus(signed("imm", 10)))),
          entry(2, "c_lui", "rd, imm", "011 imm[17] d[4:0] imm[16:12] 01 where d!=0, d!=2, imm!=0")
              .does(setX(d, signed("imm", 18))),
          entry(
                  2,
                  "c_srli",
                  "rd, shamt",
                  "100 shamt[5] 00 d[2:0] shamt[4:0] 01"
                      + " where d[4:3]=01, shamt unsigned, shamt!=0")
              .does(setX(d, x(d).calc(Operator.SHR, unsigned("shamt", 6)))),
          entry(2, "c_andi", "rd, imm", "100 imm[5] 10 d[2:0] imm[4:0] 01 where d[4:3]=01")
              .does(setX(d, x(d).calc(Operator.AND, IMM))),
          entry(2, "c_sub", "rd, rs2", "100 0 11 d[2:0] 00 s2[2:0] 01 where d[4:3]=01, s2[4:3]=01")
              .does(setX(d, x(d).minus(x(s2)))),
          entry(2, "c_j", "imm", "101 imm[11|4|9:8|10|6|7|3:1|5] 01")
              .jumps(jump(pc().plus(signed("imm", 12)))),
          entry(
                  2,
                  "c_beqz",
                  "rs1, imm",
                  "110 imm[8|4:3] s1[2:0] imm[7:6|2:1|5] 01 where s1[4:3]=01")
              .jumps(jump(choose(x(s1).is(0), pc().plus(signed("imm", 9)), pc().plus(2)))),
          entry(
                  2,
                  "c_slli",
                  "rd, shamt",
                  "000 shamt[5] d[4:0] shamt[4:0] 10 where shamt unsigned, shamt!=0, d!=0")
              .does(setX(d, x(d).calc(Operator.SHL, unsigned("shamt", 6)))),
          entry(
                  2,
                  "c_ldsp",
                  "rd, imm",
                  "011 imm[5] d[4:0] imm[4:3|8:6] 10 where imm unsigned, d!=0")
              .does(setX(d, memory(8, x(SP).plus(unsigned("imm", 9))))),
          entry(2, "c_jr", "rs1", "100 0 s1[4:0] 00000 10 where s1!=0").jumps(jump(even(x(s1)))),
          entry(2, "c_mv", "rd, rs2", "100 0 d[4:0] s2[4:0] 10 where s2!=0, d!=0")
              .does(setX(d, x(s2))),
          entry(2, "c_ebreak", "", "100 1 00000 00000 10").jumps(trap(BREAKPOINT)),
          entry(2, "c_jalr", "rs1", "100 1 s1[4:0] 00000 10 where s1!=0")
              .jumps(setX(RA, pc().plus(2)), jump(even(x(s1)))),
          entry(2, "c_add", "rd, rs2", "100 1 d[4:0] s2[4:0] 10 where s2!=0, d!=0")
              .does(setX(d, x(d).plus(x(s2)))),
          entry(2, "c_sdsp", "rs2, imm", "111 imm[5:3|8:6] s2[4:0] 10 where imm unsigned")
              .does(set(memory(8, x(SP).plus(unsigned("imm", 9))), x(s2))));

  private static Word even(Word address) {
    return address.calc(Operator.AND, literal(-2, 64));
  }
}
