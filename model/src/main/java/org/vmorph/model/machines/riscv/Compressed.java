package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.trap;

import java.util.List;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * RV64C; volume I, chapter 16, tables 16.5 to 16.7. A register of three bits is one of x8 to x15.
 * What is reserved is no instruction; a hint does what its operands say, which is nothing.
 */
final class Compressed extends Entries {
  private static final int RA = 1;
  private static final int SP = 2;

  private static final Word IMM = signed("imm", 6);
  private static final String D = "d[4:3]=01";
  private static final String S1 = "s1[4:3]=01";
  private static final String S2 = "s2[4:3]=01";

  private final VirtualMemory memory;
  private final Word rd;

  Compressed(RiscvState is, VirtualMemory memory) {
    super(is);
    this.memory = memory;
    this.rd = is.x(d);
  }

  List<Instruction> all() {
    return List.of(
        compressed(
                "c.addi4spn",
                "rd, r2, imm",
                "000 imm[5:4|9:6|2|3] d[2:0] 00 where %s, imm unsigned, imm!=0".formatted(D))
            .says("rd := x2 + imm.")
            .does(is.setX(d, is.x(SP).plus(unsigned("imm", 10)))),
        load("c.lw", "010", "imm[5:3]", "imm[2|6]", 4, 7),
        load("c.ld", "011", "imm[5:3]", "imm[7:6]", 8, 8),
        store("c.sw", "110", "imm[5:3]", "imm[2|6]", 4, 7),
        store("c.sd", "111", "imm[5:3]", "imm[7:6]", 8, 8),
        compressed("c.nop", "imm", "000 imm[5] 00000 imm[4:0] 01").says("Nothing.").does(),
        compressed("c.addi", "rd, imm", "000 imm[5] d[4:0] imm[4:0] 01 where d!=0")
            .says("rd := rd + imm.")
            .does(is.setX(d, rd.plus(IMM))),
        compressed("c.addiw", "rd, imm", "001 imm[5] d[4:0] imm[4:0] 01 where d!=0")
            .says("rd := rd + imm in 32 bits, filled with the sign.")
            .does(is.setX(d, half(rd.plus(IMM)))),
        compressed("c.li", "rd, imm", "010 imm[5] d[4:0] imm[4:0] 01")
            .says("rd := imm.")
            .does(is.setX(d, IMM)),
        compressed("c.addi16sp", "r2, imm", "011 imm[9] 00010 imm[4|6|8:7|5] 01 where imm!=0")
            .says("x2 := x2 + imm.")
            .does(is.setX(SP, is.x(SP).plus(signed("imm", 10)))),
        compressed("c.lui", "rd, imm[31:12]", "011 imm[17] d[4:0] imm[16:12] 01 where d!=2, imm!=0")
            .says("rd := imm.")
            .does(is.setX(d, signed("imm", 18))),
        shift("c.srli", "00", Operator.SHR),
        shift("c.srai", "01", Operator.SAR),
        compressed("c.andi", "rd, imm", "100 imm[5] 10 d[2:0] imm[4:0] 01 where " + D)
            .says("rd := rd and imm.")
            .does(is.setX(d, rd.calc(Operator.AND, IMM))),
        two("c.sub", "0", "00", "rd - rs2", rd.minus(rs2)),
        two("c.xor", "0", "01", "rd xor rs2", rd.calc(Operator.XOR, rs2)),
        two("c.or", "0", "10", "rd or rs2", rd.calc(Operator.OR, rs2)),
        two("c.and", "0", "11", "rd and rs2", rd.calc(Operator.AND, rs2)),
        two("c.subw", "1", "00", "rd - rs2 in 32 bits, filled with the sign", half(rd.minus(rs2))),
        two("c.addw", "1", "01", "rd + rs2 in 32 bits, filled with the sign", half(rd.plus(rs2))),
        compressed("c.j", ".+imm", "101 imm[11|4|9:8|10|6|7|3:1|5] 01")
            .says("Go to the address of the instruction + imm.")
            .jumps(jump(pc.plus(signed("imm", 12)))),
        branch("c.beqz", "110", "is", rs1.is(0)),
        branch("c.bnez", "111", "is not", rs1.is(0).not()),
        compressed("c.slli", "rd, shamt", "000 shamt[5] d[4:0] shamt[4:0] 10 where shamt unsigned")
            .says("rd := rd << shamt.")
            .does(is.setX(d, rd.calc(Operator.SHL, unsigned("shamt", 6)))),
        loadFromStack("c.lwsp", "010", "imm[5] d[4:0] imm[4:2|7:6]", 4, 8),
        loadFromStack("c.ldsp", "011", "imm[5] d[4:0] imm[4:3|8:6]", 8, 9),
        compressed("c.jr", "rs1", "100 0 s1[4:0] 00000 10 where s1!=0")
            .says("Go to rs1, its lowest bit cleared.")
            .jumps(jump(even(rs1))),
        compressed("c.mv", "rd, rs2", "100 0 d[4:0] s2[4:0] 10 where s2!=0")
            .says("rd := rs2.")
            .does(is.setX(d, rs2)),
        compressed("c.ebreak", "", "100 1 00000 00000 10")
            .says("Trap: call a debugger.")
            .jumps(trap(Causes.BREAKPOINT)),
        compressed("c.jalr", "rs1", "100 1 s1[4:0] 00000 10 where s1!=0")
            .says("x1 := the next address, and go to rs1, its lowest bit cleared.")
            .jumps(is.setX(RA, pc.plus(2)), jump(even(rs1))),
        compressed("c.add", "rd, rs2", "100 1 d[4:0] s2[4:0] 10 where s2!=0")
            .says("rd := rd + rs2.")
            .does(is.setX(d, rd.plus(rs2))),
        storeToStack("c.swsp", "110", "imm[5:2|7:6]", 4, 8),
        storeToStack("c.sdsp", "111", "imm[5:3|8:6]", 8, 9));
  }

  private Instruction load(
      String name, String which, String high, String low, int bytes, int bits) {
    return compressed(
            name,
            "rd, imm(rs1)",
            "%s %s s1[2:0] %s d[2:0] 00 where %s, %s, imm unsigned"
                .formatted(which, high, low, D, S1))
        .says("rd := %d bytes at rs1 + imm, filled with the sign.".formatted(bytes))
        .does(loaded(bytes, rs1.plus(unsigned("imm", bits))));
  }

  private Instruction loadFromStack(String name, String which, String fields, int bytes, int bits) {
    return compressed(
            name, "rd, imm(r2)", "%s %s 10 where imm unsigned, d!=0".formatted(which, fields))
        .says("rd := %d bytes at x2 + imm, filled with the sign.".formatted(bytes))
        .does(loaded(bytes, is.x(SP).plus(unsigned("imm", bits))));
  }

  private Act[] loaded(int bytes, Word address) {
    return acts(memory.load(bytes, address, datum -> is.setX(d, datum.signExtend(64))));
  }

  private Instruction store(
      String name, String which, String high, String low, int bytes, int bits) {
    return compressed(
            name,
            "rs2, imm(rs1)",
            "%s %s s1[2:0] %s s2[2:0] 00 where %s, %s, imm unsigned"
                .formatted(which, high, low, S2, S1))
        .says("%d bytes at rs1 + imm := the low ones of rs2.".formatted(bytes))
        .jumps(stored(2, memory.store(rs1.plus(unsigned("imm", bits)), rs2.low(8 * bytes))));
  }

  private Instruction storeToStack(String name, String which, String fields, int bytes, int bits) {
    return compressed(
            name, "rs2, imm(r2)", "%s %s s2[4:0] 10 where imm unsigned".formatted(which, fields))
        .says("%d bytes at x2 + imm := the low ones of rs2.".formatted(bytes))
        .jumps(stored(2, memory.store(is.x(SP).plus(unsigned("imm", bits)), rs2.low(8 * bytes))));
  }

  private Instruction shift(String name, String which, Operator operator) {
    return compressed(
            name,
            "rd, shamt",
            "100 shamt[5] %s d[2:0] shamt[4:0] 01 where %s, shamt unsigned".formatted(which, D))
        .says("rd := rd %s shamt.".formatted(operator.symbol()))
        .does(is.setX(d, rd.calc(operator, unsigned("shamt", 6))));
  }

  private Instruction two(String name, String high, String which, String says, Word result) {
    return compressed(
            name,
            "rd, rs2",
            "100 %s 11 d[2:0] %s s2[2:0] 01 where %s, %s".formatted(high, which, D, S2))
        .says("rd := %s.".formatted(says))
        .does(is.setX(d, result));
  }

  private Instruction branch(String name, String which, String says, Condition taken) {
    return compressed(
            name,
            "rs1, .+imm",
            "%s imm[8|4:3] s1[2:0] imm[7:6|2:1|5] 01 where %s".formatted(which, S1))
        .says("If rs1 %s 0, go to the address of the instruction + imm.".formatted(says))
        .jumps(jump(choose(taken, pc.plus(signed("imm", 9)), pc.plus(2))));
  }
}
