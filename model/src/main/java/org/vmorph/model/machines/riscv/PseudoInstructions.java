package org.vmorph.model.machines.riscv;

import static org.vmorph.model.arch.PseudoInstruction.of;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.PseudoInstruction;

/**
 * The pseudo-instructions: volume I, tables 25.2 and 25.3, and the RISC-V Assembly Programmer's
 * Manual. Several have the name of an instruction whose operands are fewer, or in another order.
 */
final class PseudoInstructions {
  private static final List<PseudoInstruction> REGISTERS =
      List.of(
          of("nop", "addi r0, r0, 0"),
          of("li rd, imm", "imm", LoadImmediate::lines),
          of("mv rd, rs1", "addi rd, rs1, 0"),
          of("move rd, rs1", "addi rd, rs1, 0"),
          of("not rd, rs1", "xori rd, rs1, -1"),
          of("neg rd, rs2", "sub rd, r0, rs2"),
          of("negw rd, rs2", "subw rd, r0, rs2"),
          of("sext.w rd, rs1", "addiw rd, rs1, 0"),
          of("zext.b rd, rs1", "andi rd, rs1, 255"),
          of("sext.b rd, rs1", "slli rd, rs1, 56", "srai rd, rd, 56"),
          of("sext.h rd, rs1", "slli rd, rs1, 48", "srai rd, rd, 48"),
          of("zext.h rd, rs1", "slli rd, rs1, 48", "srli rd, rd, 48"),
          of("zext.w rd, rs1", "slli rd, rs1, 32", "srli rd, rd, 32"),
          of("seqz rd, rs1", "sltiu rd, rs1, 1"),
          of("snez rd, rs2", "sltu rd, r0, rs2"),
          of("sltz rd, rs1", "slt rd, rs1, r0"),
          of("sgtz rd, rs2", "slt rd, r0, rs2"),
          of("sgt rd, rs1, rs2", "slt rd, rs2, rs1"),
          of("sgtu rd, rs1, rs2", "sltu rd, rs2, rs1"),
          of("add rd, rs1, imm", "addi rd, rs1, imm"),
          of("addw rd, rs1, imm", "addiw rd, rs1, imm"),
          of("and rd, rs1, imm", "andi rd, rs1, imm"),
          of("or rd, rs1, imm", "ori rd, rs1, imm"),
          of("xor rd, rs1, imm", "xori rd, rs1, imm"),
          of("slt rd, rs1, imm", "slti rd, rs1, imm"),
          of("sltu rd, rs1, imm", "sltiu rd, rs1, imm"),
          of("sll rd, rs1, shamt", "slli rd, rs1, shamt"),
          of("srl rd, rs1, shamt", "srli rd, rs1, shamt"),
          of("sra rd, rs1, shamt", "srai rd, rs1, shamt"),
          of("sllw rd, rs1, shamt", "slliw rd, rs1, shamt"),
          of("srlw rd, rs1, shamt", "srliw rd, rs1, shamt"),
          of("sraw rd, rs1, shamt", "sraiw rd, rs1, shamt"));

  private static final List<PseudoInstruction> JUMPS =
      List.of(
          of("beqz rs1, .+imm", "beq rs1, r0, imm"),
          of("bnez rs1, .+imm", "bne rs1, r0, imm"),
          of("blez rs2, .+imm", "bge r0, rs2, imm"),
          of("bgez rs1, .+imm", "bge rs1, r0, imm"),
          of("bltz rs1, .+imm", "blt rs1, r0, imm"),
          of("bgtz rs2, .+imm", "blt r0, rs2, imm"),
          of("bgt rs1, rs2, .+imm", "blt rs2, rs1, imm"),
          of("ble rs1, rs2, .+imm", "bge rs2, rs1, imm"),
          of("bgtu rs1, rs2, .+imm", "bltu rs2, rs1, imm"),
          of("bleu rs1, rs2, .+imm", "bgeu rs2, rs1, imm"),
          of("j .+imm", "jal r0, imm"),
          of("jal .+imm", "jal r1, imm"),
          of("ret", "jalr r0, 0(r1)"),
          of("jr rs1", "jalr r0, 0(rs1)"),
          of("jr rs1, imm", "jalr r0, imm(rs1)"),
          of("jr imm(rs1)", "jalr r0, imm(rs1)"),
          of("jalr rs1", "jalr r1, 0(rs1)"),
          of("jalr imm(rs1)", "jalr r1, imm(rs1)"),
          of("jalr rd, rs1", "jalr rd, 0(rs1)"),
          of("jalr rs1, imm", "jalr r1, imm(rs1)"),
          of("jalr rd, rs1, imm", "jalr rd, imm(rs1)"),
          of("call symbol", "auipc r1, %pcrel_hi(symbol)", "jalr r1, %lo(symbol - .)(r1)"),
          of("call rd, symbol", "auipc r6, %pcrel_hi(symbol)", "jalr rd, %lo(symbol - .)(r6)"),
          of("tail symbol", "auipc r6, %pcrel_hi(symbol)", "jalr r0, %lo(symbol - .)(r6)"),
          of("jump symbol, rt", "auipc rt, %pcrel_hi(symbol)", "jalr r0, %lo(symbol - .)(rt)"));

  private static final List<PseudoInstruction> SYSTEM =
      List.of(
          of("rdcycle rd", "csrrs rd, 0xc00, r0"),
          of("rdtime rd", "csrrs rd, 0xc01, r0"),
          of("rdinstret rd", "csrrs rd, 0xc02, r0"),
          of("csrr rd, csr", "csrrs rd, csr, r0"),
          of("csrw csr, rs1", "csrrw r0, csr, rs1"),
          of("csrs csr, rs1", "csrrs r0, csr, rs1"),
          of("csrc csr, rs1", "csrrc r0, csr, rs1"),
          of("csrwi csr, imm", "csrrwi r0, csr, imm"),
          of("csrsi csr, imm", "csrrsi r0, csr, imm"),
          of("csrci csr, imm", "csrrci r0, csr, imm"),
          of("csrw csr, imm", "csrrwi r0, csr, imm"),
          of("csrs csr, imm", "csrrsi r0, csr, imm"),
          of("csrc csr, imm", "csrrci r0, csr, imm"),
          of("csrrw rd, csr, imm", "csrrwi rd, csr, imm"),
          of("csrrs rd, csr, imm", "csrrsi rd, csr, imm"),
          of("csrrc rd, csr, imm", "csrrci rd, csr, imm"),
          of("fence", "fence 0, 15, 15, r0, r0"),
          of("fence.tso", "fence 8, 3, 3, r0, r0"),
          of("fence pred, succ", "fence 0, pred, succ, r0, r0"),
          of("fence.i", "fence.i 0, r0, r0"),
          of("sfence.vma", "sfence.vma r0, r0"),
          of("sfence.vma rs1", "sfence.vma rs1, r0"),
          of("c.nop", "c.nop 0"));

  static final List<PseudoInstruction> ALL =
      Stream.of(REGISTERS, JUMPS, addresses(), SYSTEM, ordered()).flatMap(List::stream).toList();

  private PseudoInstructions() {}

  /** An address that a label has, and what is stored there. */
  private static List<PseudoInstruction> addresses() {
    var all = new ArrayList<PseudoInstruction>();
    for (var name : List.of("la", "lla")) {
      all.add(
          of(name + " rd, symbol", "auipc rd, %pcrel_hi(symbol)", "addi rd, rd, %lo(symbol - .)"));
    }
    for (var name : List.of("lb", "lh", "lw", "ld", "lbu", "lhu", "lwu")) {
      all.add(
          of(
              name + " rd, symbol",
              "auipc rd, %pcrel_hi(symbol)",
              name + " rd, %lo(symbol - .)(rd)"));
    }
    for (var name : List.of("sb", "sh", "sw", "sd")) {
      all.add(
          of(
              name + " rs2, symbol, rt",
              "auipc rt, %pcrel_hi(symbol)",
              name + " rs2, %lo(symbol - .)(rt)"));
    }
    return all;
  }

  /** What an atomic instruction orders stands behind its name. */
  private static List<PseudoInstruction> ordered() {
    var all = new ArrayList<PseudoInstruction>();
    for (var letter : List.of("w", "d")) {
      for (int order = 0; order < 4; order++) {
        var suffix = "." + letter + List.of("", ".rl", ".aq", ".aqrl").get(order);
        var bits = ", %d, %d".formatted(order >> 1, order & 1);
        all.add(of("lr" + suffix + " rd, (rs1)", "lr." + letter + " rd, rs1" + bits));
        for (var name : Atomics.NAMES) {
          all.add(
              of(name + suffix + " rd, rs2, (rs1)", name + "." + letter + " rd, rs2, rs1" + bits));
        }
      }
    }
    return all;
  }
}
