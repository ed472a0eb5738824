package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.trap;

import java.util.List;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/** RV32I and RV64I; volume I, chapters 2, 3 and 5, in the order of table 24.2. */
final class BaseIntegers extends Entries {
  private static final Word I = signed("imm", 12);
  private static final Word U = signed("imm", 32);
  private static final Word SHIFT = unsigned("shamt", 6);
  private static final Word SHORT = unsigned("shamt", 5);

  private final VirtualMemory memory;

  BaseIntegers(RiscvState is, VirtualMemory memory) {
    super(is);
    this.memory = memory;
  }

  List<Instruction> all() {
    return List.of(
        entry("lui", "rd, imm[31:12]", "imm[31:12] d[4:0] 0110111")
            .says("rd := imm.")
            .does(is.setX(d, U)),
        entry("auipc", "rd, imm[31:12]", "imm[31:12] d[4:0] 0010111")
            .says("rd := the address of the instruction + imm.")
            .does(is.setX(d, pc.plus(U))),
        entry("jal", "rd, .+imm", "imm[20|10:1|11|19:12] d[4:0] 1101111")
            .says("rd := the next address, and go to the address of the instruction + imm.")
            .jumps(is.setX(d, pc.plus(4)), jump(pc.plus(signed("imm", 21)))),
        entry("jalr", "rd, imm(rs1)", "imm[11:0] s1[4:0] 000 d[4:0] 1100111")
            .says("rd := the next address, and go to rs1 + imm, its lowest bit cleared.")
            .jumps(is.setX(d, pc.plus(4)), jump(even(rs1.plus(I)))),
        branch("beq", "000", "rs1 = rs2", rs1.is(rs2)),
        branch("bne", "001", "rs1 differs from rs2", rs1.is(rs2).not()),
        branch("blt", "100", "rs1 < rs2, signed", rs1.less(rs2)),
        branch("bge", "101", "rs1 >= rs2, signed", rs1.less(rs2).not()),
        branch("bltu", "110", "rs1 < rs2, unsigned", rs1.below(rs2)),
        branch("bgeu", "111", "rs1 >= rs2, unsigned", rs1.below(rs2).not()),
        load("lb", "000", 1, true),
        load("lh", "001", 2, true),
        load("lw", "010", 4, true),
        load("lbu", "100", 1, false),
        load("lhu", "101", 2, false),
        store("sb", "000", 1),
        store("sh", "001", 2),
        store("sw", "010", 4),
        immediate("addi", "000", "rs1 + imm", rs1.plus(I)),
        immediate("slti", "010", "1 if rs1 < imm, signed; else 0", bit(rs1.less(I))),
        immediate("sltiu", "011", "1 if rs1 < imm, unsigned; else 0", bit(rs1.below(I))),
        immediate("xori", "100", "rs1 xor imm", rs1.calc(Operator.XOR, I)),
        immediate("ori", "110", "rs1 or imm", rs1.calc(Operator.OR, I)),
        immediate("andi", "111", "rs1 and imm", rs1.calc(Operator.AND, I)),
        shift("slli", "000000", "001", Operator.SHL),
        shift("srli", "000000", "101", Operator.SHR),
        shift("srai", "010000", "101", Operator.SAR),
        register("add", "0000000", "000", "rs1 + rs2", rs1.plus(rs2)),
        register("sub", "0100000", "000", "rs1 - rs2", rs1.minus(rs2)),
        shifted("sll", "0000000", "001", Operator.SHL),
        register("slt", "0000000", "010", "1 if rs1 < rs2, signed; else 0", bit(rs1.less(rs2))),
        register("sltu", "0000000", "011", "1 if rs1 < rs2, unsigned; else 0", bit(rs1.below(rs2))),
        register("xor", "0000000", "100", "rs1 xor rs2", rs1.calc(Operator.XOR, rs2)),
        shifted("srl", "0000000", "101", Operator.SHR),
        shifted("sra", "0100000", "101", Operator.SAR),
        register("or", "0000000", "110", "rs1 or rs2", rs1.calc(Operator.OR, rs2)),
        register("and", "0000000", "111", "rs1 and rs2", rs1.calc(Operator.AND, rs2)),
        entry(
                "fence",
                "fm, pred, succ, rd, rs1",
                "fm[3:0] pred[3:0] succ[3:0] s1[4:0] 000 d[4:0] 0001111 where fm unsigned, pred"
                    + " unsigned, succ unsigned")
            .says("Order accesses; here they are in order.")
            .does(),
        entry("ecall", "", "000000000000 00000 000 00000 1110011")
            .says("Trap: call who runs the program.")
            .jumps(trap(Causes.ECALL)),
        entry("ebreak", "", "000000000001 00000 000 00000 1110011")
            .says("Trap: call a debugger.")
            .jumps(trap(Causes.BREAKPOINT)),
        load("lwu", "110", 4, false),
        load("ld", "011", 8, false),
        store("sd", "011", 8),
        wordImmediate("addiw", rs1.plus(I)),
        wordShift("slliw", "0000000", "001", Operator.SHL),
        wordShift("srliw", "0000000", "101", Operator.SHR),
        wordShift("sraiw", "0100000", "101", Operator.SAR),
        word("addw", "0000000", "000", "rs1 + rs2", rs1.plus(rs2)),
        word("subw", "0100000", "000", "rs1 - rs2", rs1.minus(rs2)),
        wordShifted("sllw", "0000000", "001", Operator.SHL),
        wordShifted("srlw", "0000000", "101", Operator.SHR),
        wordShifted("sraw", "0100000", "101", Operator.SAR),
        entry("fence.i", "imm, rd, rs1", "imm[11:0] s1[4:0] 001 d[4:0] 0001111 where imm unsigned")
            .says("Fetch what has been stored; here it is fetched in any case.")
            .does());
  }

  private Instruction branch(String name, String which, String says, Condition taken) {
    var target = choose(taken, pc.plus(signed("imm", 13)), pc.plus(4));
    return entry(
            name,
            "rs1, rs2, .+imm",
            "imm[12|10:5] s2[4:0] s1[4:0] %s imm[4:1|11] 1100011".formatted(which))
        .says("If %s, go to the address of the instruction + imm.".formatted(says))
        .jumps(jump(target));
  }

  private Instruction load(String name, String which, int bytes, boolean isSigned) {
    return entry(name, "rd, imm(rs1)", "imm[11:0] s1[4:0] %s d[4:0] 0000011".formatted(which))
        .says(
            "rd := %d bytes at rs1 + imm, filled with %s."
                .formatted(bytes, isSigned ? "the sign" : "zeros"))
        .does(
            acts(
                memory.load(
                    bytes,
                    rs1.plus(I),
                    datum -> is.setX(d, isSigned ? datum.signExtend(64) : datum.extend(64)))));
  }

  private Instruction store(String name, String which, int bytes) {
    return entry(
            name, "rs2, imm(rs1)", "imm[11:5] s2[4:0] s1[4:0] %s imm[4:0] 0100011".formatted(which))
        .says("%d bytes at rs1 + imm := the low ones of rs2.".formatted(bytes))
        .jumps(stored(4, memory.store(rs1.plus(I), rs2.low(8 * bytes))));
  }

  private Instruction immediate(String name, String which, String says, Word result) {
    return entry(name, "rd, rs1, imm", "imm[11:0] s1[4:0] %s d[4:0] 0010011".formatted(which))
        .says("rd := %s.".formatted(says))
        .does(is.setX(d, result));
  }

  private Instruction shift(String name, String high, String which, Operator operator) {
    return entry(
            name,
            "rd, rs1, shamt",
            "%s shamt[5:0] s1[4:0] %s d[4:0] 0010011 where shamt unsigned".formatted(high, which))
        .says("rd := rs1 %s shamt.".formatted(operator.symbol()))
        .does(is.setX(d, rs1.calc(operator, SHIFT)));
  }

  private Instruction register(String name, String high, String which, String says, Word result) {
    return entry(
            name, "rd, rs1, rs2", "%s s2[4:0] s1[4:0] %s d[4:0] 0110011".formatted(high, which))
        .says("rd := %s.".formatted(says))
        .does(is.setX(d, result));
  }

  private Instruction shifted(String name, String high, String which, Operator operator) {
    return register(
        name,
        high,
        which,
        "rs1 %s the low 6 bits of rs2".formatted(operator.symbol()),
        rs1.calc(operator, rs2.low(6).extend(64)));
  }

  private Instruction wordImmediate(String name, Word result) {
    return entry(name, "rd, rs1, imm", "imm[11:0] s1[4:0] 000 d[4:0] 0011011")
        .says("rd := rs1 + imm in 32 bits, filled with the sign.")
        .does(is.setX(d, half(result)));
  }

  private Instruction wordShift(String name, String high, String which, Operator operator) {
    return entry(
            name,
            "rd, rs1, shamt",
            "%s shamt[4:0] s1[4:0] %s d[4:0] 0011011 where shamt unsigned".formatted(high, which))
        .says("rd := rs1 %s shamt in 32 bits, filled with the sign.".formatted(operator.symbol()))
        .does(is.setX(d, half(rs1.low(32).calc(operator, SHORT.low(32)))));
  }

  private Instruction word(String name, String high, String which, String says, Word result) {
    return entry(
            name, "rd, rs1, rs2", "%s s2[4:0] s1[4:0] %s d[4:0] 0111011".formatted(high, which))
        .says("rd := %s in 32 bits, filled with the sign.".formatted(says))
        .does(is.setX(d, half(result)));
  }

  private Instruction wordShifted(String name, String high, String which, Operator operator) {
    return word(
        name,
        high,
        which,
        "rs1 %s the low 5 bits of rs2".formatted(operator.symbol()),
        rs1.low(32).calc(operator, rs2.low(5).extend(32)));
  }
}
