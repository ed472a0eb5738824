package org.vmorph.model.machines;

import static java.util.Locale.ROOT;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Configuration;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * The status-register core of Motorola's MC68000 and MC68010. The first shows its mode and its
 * interrupt mask to anyone who executes MOVE from SR; the second was mended "to implement virtual
 * machine concepts" (M68000 User's Manual, "User Mode").
 *
 * <p>In the order of the M68000 Programmer's Reference Manual: "Integer Instructions", then
 * "Supervisor (Privileged) Instructions". An instruction is given with its operands and not
 * decoded; its opcode is the manual's, register fields zero.
 */
public final class M68000 extends M68000Parts {
  private M68000() {}

  // Integer instructions.

  static final Instruction ADD_L =
      instruction(0xd080, "add.l", DATA_DATA)
          .length(2)
          .says("Add Dn to Dm.")
          .does(set(DM, SUM), set(XNZVC, CARRY.join(flags(SUM, ADD_OVERFLOW, CARRY))));

  static final Instruction AND_L =
      instruction(0xc080, "and.l", DATA_DATA)
          .length(2)
          .says("And Dn to Dm, bit by bit.")
          .does(set(DM, DM.calc(Operator.AND, DN)), set(NZVC, flags(DM.calc(Operator.AND, DN))));

  static final Instruction ANDI_TO_CCR =
      toCcr(0x023c, "andi-to-ccr", "And x to CCR.", Operator.AND);

  static final Instruction BEQ =
      instruction(0x6700, "beq", BRANCH)
          .length(4)
          .says("Go to the address of the next word + x if Z is set.")
          .jumps(set(PC, choose(Z.is(1), PC.plus(2).plus(x16.signExtend(32)), PC.plus(4))));

  static final Instruction BRA =
      instruction(0x6000, "bra", BRANCH)
          .length(4)
          .says("Go to the address of the next word + x.")
          .jumps(set(PC, PC.plus(2).plus(x16.signExtend(32))));

  static final Instruction CMP_L =
      instruction(0xb080, "cmp.l", DATA_DATA)
          .length(2)
          .says("Set the flags, X excepted, as subtracting Dn from Dm would.")
          .does(set(NZVC, flags(DIFFERENCE, SUB_OVERFLOW, BORROW)));

  static final Instruction EORI_TO_CCR =
      toCcr(0x0a3c, "eori-to-ccr", "Exclusive or of CCR and x, into CCR.", Operator.XOR);

  /** Traps in both modes, so it is not privileged. */
  static final Instruction ILLEGAL =
      instruction(0x4afc, "illegal", NONE)
          .length(2)
          .says("Trap as a word does that is no instruction.")
          .does(trap(ILLEGAL_INSTRUCTION));

  static final Instruction JMP =
      instruction(0x4ed0, "jmp", Form.named("(An)", n))
          .length(2)
          .says("Go to the address in An.")
          .jumps(set(PC, AN));

  static final Instruction JSR =
      instruction(0x4e90, "jsr", Form.named("(An)", n))
          .length(2)
          .says("Push the address of the next instruction and go to the address in An.")
          .jumps(
              set(memory(4, ACTIVE.minus(literal(4, 32))), PC.plus(2)),
              set(ACTIVE, ACTIVE.minus(literal(4, 32))),
              set(PC, AN));

  static final Instruction MOVE_L =
      instruction(0x2000, "move.l", DATA_DATA)
          .length(2)
          .says("Load Dm from Dn.")
          .does(set(DM, DN), set(NZVC, flags(DN)));

  static final Instruction MOVE_L_ADDRESS =
      instruction(0x2008, "move.l-address", Form.named("An, Dm", n, m))
          .length(2)
          .says("Load Dm from An.")
          .does(set(DM, AN), set(NZVC, flags(AN)));

  static final Instruction MOVE_B_LOAD = load(0x1010, "move.b-load", 1, "the byte");
  static final Instruction MOVE_W_LOAD = load(0x3010, "move.w-load", 2, "the word");
  static final Instruction MOVE_L_LOAD = load(0x2010, "move.l-load", 4, "the long word");
  static final Instruction MOVE_B_STORE = store(0x1080, "move.b-store", 1, "the low byte of Dn");
  static final Instruction MOVE_W_STORE = store(0x3080, "move.w-store", 2, "the low word of Dn");
  static final Instruction MOVE_L_STORE = store(0x2080, "move.l-store", 4, "Dn");

  static final Instruction MOVEA_L =
      instruction(0x2040, "movea.l", Form.named("Dn, Am", n, m))
          .length(2)
          .says("Load Am from Dn; the flags stay.")
          .does(setAddressRegister(m, DN));

  /** The innocuous half of MOVE from SR; the MC68000 has no such instruction. */
  static final Instruction MOVE_FROM_CCR =
      instruction(0x42c0, "move-from-ccr", Form.named("CCR, Dn", n))
          .length(2)
          .says("Store CCR, extended by zeros to a word, into the low word of Dn.")
          .does(set(DN, lowBits(DN, CCR.extend(16))));

  static final Instruction MOVE_TO_CCR =
      instruction(0x44c0, "move-to-ccr", Form.named("Dn, CCR", n))
          .length(2)
          .says("Load CCR from the low byte of Dn.")
          .does(set(CCR, DN.low(8)));

  static final Instruction MOVE_TO_CCR_IMMEDIATE =
      instruction(0x44fc, "move-to-ccr-immediate", Form.named("#x, CCR", x16))
          .length(4)
          .says("Load CCR from the low byte of x.")
          .does(set(CCR, x16.low(8)));

  private static final Instruction.Draft MOVE_FROM_SR =
      instruction(0x40c0, "move-from-sr", Form.named("SR, Dn", n))
          .length(2)
          .says("Store SR into the low word of Dn.");

  /** The critical one: it shows S, I and T to anyone. */
  static final Instruction MOVE_FROM_SR_ANYONE = MOVE_FROM_SR.does(set(DN, lowBits(DN, SR)));

  static final Instruction MOVEQ =
      instruction(0x7000, "moveq", Form.named("#x, Dm", x8, m))
          .length(2)
          .says("Load Dm with x, extended by its sign.")
          .does(set(DM, x8.signExtend(32)), set(NZVC, flags(x8)));

  static final Instruction NOP = instruction(0x4e71, "nop", NONE).length(2).says("Nothing.").does();

  static final Instruction ORI_TO_CCR = toCcr(0x003c, "ori-to-ccr", "Or x to CCR.", Operator.OR);

  static final Instruction RTS =
      instruction(0x4e75, "rts", NONE)
          .length(2)
          .says("Pop an address and go there.")
          .jumps(set(PC, memory(4, ACTIVE)), set(ACTIVE, ACTIVE.plus(4)));

  static final Instruction SUB_L =
      instruction(0x9080, "sub.l", DATA_DATA)
          .length(2)
          .says("Subtract Dn from Dm.")
          .does(
              set(DM, DIFFERENCE),
              set(XNZVC, BORROW.join(flags(DIFFERENCE, SUB_OVERFLOW, BORROW))));

  /** Traps in both modes, so it is not privileged; how a user program asks its supervisor. */
  static final Instruction TRAP =
      instruction(0x4e40, "trap", Form.named("#x", x4))
          .length(2)
          .says("Trap through vector 32 + x; the stacked PC is that of the next instruction.")
          .does(trap(TRAP_N, x4.extend(8)));

  // Supervisor (privileged) instructions.

  static final Instruction ANDI_TO_SR =
      toSr(0x027c, "andi-to-sr", "And x to SR.", SR.calc(Operator.AND, x16));
  static final Instruction EORI_TO_SR =
      toSr(0x0a7c, "eori-to-sr", "Exclusive or of SR and x, into SR.", SR.calc(Operator.XOR, x16));

  /** The MC68010's: what was critical is privileged. */
  static final Instruction MOVE_FROM_SR_PRIVILEGED =
      MOVE_FROM_SR.privileged().does(set(DN, lowBits(DN, SR)));

  static final Instruction MOVE_TO_SR =
      instruction(0x46c0, "move-to-sr", Form.named("Dn, SR", n))
          .length(2)
          .privileged()
          .says("Load SR from the low word of Dn.")
          .does(setStatus(DN.low(16)));

  static final Instruction MOVE_TO_SR_IMMEDIATE =
      toSr(0x46fc, "move-to-sr-immediate", "Load SR with x.", x16);

  static final Instruction MOVE_FROM_USP =
      instruction(0x4e68, "move-from-usp", Form.named("USP, An", n))
          .length(2)
          .privileged()
          .says("Load An from the user stack pointer.")
          .does(setAddressRegister(n, OTHER));

  static final Instruction MOVE_TO_USP =
      instruction(0x4e60, "move-to-usp", Form.named("An, USP", n))
          .length(2)
          .privileged()
          .says("Load the user stack pointer from An.")
          .does(set(OTHER, AN));

  static final Instruction MOVES_L =
      instruction(0x0e90, "moves.l", Form.named("(An), Dm", n, m))
          .length(4)
          .privileged()
          .says(
              "Load Dm from the long word at the address in An, in the address space SFC names; the"
                  + " flags stay.")
          .partial("there is one address space, whatever SFC holds")
          .does(set(DM, memory(4, AN)));

  static final Instruction ORI_TO_SR =
      toSr(0x007c, "ori-to-sr", "Or x to SR.", SR.calc(Operator.OR, x16));

  static final Instruction RESET =
      instruction(0x4e70, "reset", NONE)
          .length(2)
          .privileged()
          .says("Reset all external devices; the processor goes on.")
          .partial("there are no external devices")
          .does();

  static final Instruction RTE =
      instruction(0x4e73, "rte", NONE)
          .length(2)
          .privileged()
          .says("Pop SR and PC from the supervisor stack.")
          .jumps(
              set(FRAME, memory(6, ACTIVE)),
              set(ACTIVE, choose(POPPED_SUPERVISOR, ACTIVE.plus(6), OTHER)),
              set(OTHER, choose(POPPED_SUPERVISOR, OTHER, ACTIVE.plus(6))));

  static final Instruction RTE_68010 =
      instruction(0x4e73, "rte", NONE)
          .length(2)
          .privileged()
          .says(
              "Pop SR, PC and format from the supervisor stack; another format than 0 is refused.")
          .partial(
              "format 8, the frame of a bus or address error, is a format error here: no such frame"
                  + " is stacked")
          .jumps(
              set(FRAME_68010, memory(8, ACTIVE)),
              when(unchecked(1, ACTIVE.plus(6)).slice(4, 4).is(0).not(), trap(FORMAT_ERROR)),
              set(ACTIVE, choose(POPPED_SUPERVISOR, ACTIVE.plus(8), OTHER)),
              set(OTHER, choose(POPPED_SUPERVISOR, OTHER, ACTIVE.plus(8))));

  static final Instruction STOP =
      instruction(0x4e72, "stop", Form.named("#x", x16))
          .length(4)
          .privileged()
          .says("Load SR with x and wait for an interrupt.")
          .partial(
              "no interrupt comes, and PC stays on this instruction; x with S clear, a privilege"
                  + " violation in supervisor mode too, leaves S set here")
          .jumps(set(SR, x16.calc(Operator.OR, literal(1L << S_BIT, 16))), halt());

  private static final Instruction MOVEC_FROM_SFC = fromControl(0x4e7a0000, "sfc", SFC);
  private static final Instruction MOVEC_TO_SFC = toControl(0x4e7b0000, "sfc", SFC);
  private static final Instruction MOVEC_FROM_DFC = fromControl(0x4e7a0001, "dfc", DFC);
  private static final Instruction MOVEC_TO_DFC = toControl(0x4e7b0001, "dfc", DFC);
  private static final Instruction MOVEC_FROM_USP = fromControl(0x4e7a0800, "usp", OTHER);
  private static final Instruction MOVEC_TO_USP = toControl(0x4e7b0800, "usp", OTHER);
  private static final Instruction MOVEC_FROM_VBR = fromControl(0x4e7a0801, "vbr", VBR);
  private static final Instruction MOVEC_TO_VBR = toControl(0x4e7b0801, "vbr", VBR);

  private static final Configuration CONFIGURATION =
      Configuration.of(
          Map.of(
              "trace", "not taken: a set T bit does not trap",
              "interrupts", "none: I is kept and masks nothing",
              "fetch", "none: instructions are given, and an odd PC is no address error",
              "operands", "the addressing forms listed, no others",
              "stack frames", "SR and PC (MC68010: and format 0), also for bus and address errors",
              "double faults", "do not halt: a frame outside storage is not stacked, an odd one is",
              "storage", "addresses modulo 2^24; all below q is memory, in one address space"));

  private static final List<Instruction> DATA =
      List.of(
          ADD_L,
          AND_L,
          ANDI_TO_CCR,
          BEQ,
          BRA,
          CMP_L,
          EORI_TO_CCR,
          ILLEGAL,
          JMP,
          JSR, //
          MOVE_L,
          MOVE_L_ADDRESS,
          MOVE_B_LOAD,
          MOVE_W_LOAD,
          MOVE_L_LOAD, //
          MOVE_B_STORE,
          MOVE_W_STORE,
          MOVE_L_STORE,
          MOVEA_L);

  private static final List<Instruction> TO_CCR = List.of(MOVE_TO_CCR, MOVE_TO_CCR_IMMEDIATE);

  private static final List<Instruction> MORE_DATA =
      List.of(MOVEQ, NOP, ORI_TO_CCR, RTS, SUB_L, TRAP);

  private static final List<Instruction> LOGIC_ON_SR = List.of(ANDI_TO_SR, EORI_TO_SR);

  private static final List<Instruction> TO_SR_AND_USP =
      List.of(MOVE_TO_SR, MOVE_TO_SR_IMMEDIATE, MOVE_FROM_USP, MOVE_TO_USP);

  private static final List<Instruction> CONTROL_REGISTERS =
      List.of(
          MOVEC_FROM_SFC,
          MOVEC_TO_SFC,
          MOVEC_FROM_DFC,
          MOVEC_TO_DFC, //
          MOVEC_FROM_USP,
          MOVEC_TO_USP,
          MOVEC_FROM_VBR,
          MOVEC_TO_VBR,
          MOVES_L);

  /** The machine with the critical instruction. */
  public static final Architecture MC68000 =
      machine(
          "m68000",
          "Motorola MC68000, status register core: MOVE from SR shows the mode to anyone.",
          COMMON,
          M68000Exception.MC68000,
          List.of(BUS_ERROR, ADDRESS_ERROR, ILLEGAL_INSTRUCTION, PRIVILEGE_VIOLATION, TRAP_N),
          List.of(
              DATA,
              TO_CCR,
              List.of(MOVE_FROM_SR_ANYONE),
              MORE_DATA,
              LOGIC_ON_SR,
              TO_SR_AND_USP,
              List.of(ORI_TO_SR, RESET, RTE, STOP)));

  /** The machine that was mended: with the vector base and the function code registers. */
  public static final Architecture MC68010 =
      machine(
          "m68010",
          "Motorola MC68010, status register core: MOVE from SR is privileged.",
          COMMON_68010,
          M68000Exception.MC68010,
          List.of(
              BUS_ERROR,
              ADDRESS_ERROR,
              ILLEGAL_INSTRUCTION,
              PRIVILEGE_VIOLATION,
              FORMAT_ERROR,
              TRAP_N),
          List.of(
              DATA,
              List.of(MOVE_FROM_CCR),
              TO_CCR,
              MORE_DATA,
              LOGIC_ON_SR,
              List.of(MOVE_FROM_SR_PRIVILEGED),
              TO_SR_AND_USP,
              CONTROL_REGISTERS,
              List.of(ORI_TO_SR, RESET, RTE_68010, STOP)));

  /** Both. */
  public static final List<Architecture> MACHINES = List.of(MC68000, MC68010);

  private static Architecture machine(
      String name,
      String says,
      List<Component> components,
      TrapEntry trapEntry,
      List<Cause> causes,
      List<List<Instruction>> instructions) {
    return new Architecture(
        name,
        says,
        components,
        E,
        VECTORS,
        (1L << 24) - 1,
        new Architecture.Mode(S, 1, 0),
        PC,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        trapEntry,
        PRIVILEGE_VIOLATION,
        ILLEGAL_INSTRUCTION,
        causes,
        Cycle.NOTHING,
        RESET_ACTS,
        instructions.stream().flatMap(List::stream).toList(),
        Reading.SHADOWED,
        CONFIGURATION,
        Dialect.PLAIN);
  }

  private static Instruction load(int opcode, String name, int bytes, String what) {
    return instruction(opcode, name, Form.named("(An), Dm", n, m))
        .length(2)
        .says("Load Dm from " + what + " at the address in An.")
        .does(set(DM, lowBits(DM, memory(bytes, AN))), set(NZVC, flags(unchecked(bytes, AN))));
  }

  private static Instruction store(int opcode, String name, int bytes, String what) {
    var value = DN.low(8 * bytes);
    return instruction(opcode, name, Form.named("Dn, (Am)", n, m))
        .length(2)
        .says("Store " + what + " at the address in Am.")
        .does(set(memory(bytes, AM), value), set(NZVC, flags(value)));
  }

  private static Instruction toCcr(int opcode, String name, String says, Operator operator) {
    return instruction(opcode, name, NUMBER_TO_CCR)
        .length(4)
        .says(says)
        .does(set(CCR, CCR.calc(operator, x8)));
  }

  private static Instruction toSr(int opcode, String name, String says, Word value) {
    return instruction(opcode, name, NUMBER_TO_SR)
        .length(4)
        .privileged()
        .says(says)
        .does(setStatus(value));
  }

  private static Instruction fromControl(int opcode, String name, Cell register) {
    return instruction(opcode, "movec-from-" + name, Form.named(name.toUpperCase(ROOT) + ", Dn", n))
        .length(4)
        .privileged()
        .says("Load Dn from " + name.toUpperCase(ROOT) + ", filled with zeros.")
        .does(set(DN, register.extend(32)));
  }

  private static Instruction toControl(int opcode, String name, Cell register) {
    return instruction(opcode, "movec-to-" + name, Form.named("Dn, " + name.toUpperCase(ROOT), n))
        .length(4)
        .privileged()
        .says("Load " + name.toUpperCase(ROOT) + " from the low bits of Dn.")
        .does(set(register, DN.low(register.bits())));
  }
}
