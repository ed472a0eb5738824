package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;

/**
 * The instructions that all machines of the third generation share, whatever decides where an
 * address leads: enough to write an operating system and a monitor in, with those that set this.
 */
public final class CommonInstructions<C extends StorageControl> extends CommonParts<C> {
  /**
   * The instructions of a shape.
   *
   * @param declare declares what decides where an address leads, as the machine's parts do
   */
  public CommonInstructions(Shape shape, Declaring<C> declare) {
    super(shape, 1, declare);
  }

  // Privileged: what decides who runs where, and who speaks to the outside.

  /** The one door between modes and between places. */
  final Instruction LPSW =
      instruction(0x01, "lpsw", ADDRESS)
          .privileged()
          .says(
              "Load the PSW from E[ea]: mode, program counter and %s change together."
                  .formatted(control.says()))
          .jumps(set(PSW, loaded(EA)));

  /** Privileged whether or not the processor is a resource (paper.md, N6). */
  final Instruction HALT =
      instruction(0x04, "halt", NONE)
          .privileged()
          .says("Stop. P stays on this instruction.")
          .jumps(halt());

  final Instruction PUT =
      instruction(0x05, "put", REG)
          .privileged()
          .says("Put ra on the console.")
          .does(
              set(console.output().at(console.count()), RA),
              set(console.count(), console.count().plus(1)));

  private final Condition more = console.next().below(console.end());

  final Instruction GET =
      instruction(0x06, "get", REG)
          .privileged()
          .says("Get the next word from the console into ra; -1 if there is none.")
          .does(
              set(RA, choose(more, console.input().at(console.next()), number(-1))),
              when(more, set(console.next(), console.next().plus(1))));

  // Innocuous: they know nothing of mode or place and run directly under every monitor.

  final Instruction LD =
      instruction(0x10, "ld", REG_ADDRESS).says("Load ra from E[ea].").does(set(RA, loaded(EA)));

  final Instruction ST =
      instruction(0x11, "st", REG_ADDRESS).says("Store ra into E[ea].").does(set(stored(EA), RA));

  final Instruction LI =
      instruction(0x12, "li", REG_NUMBER).says("Load the number x into ra.").does(set(RA, X));

  final Instruction LA =
      instruction(0x13, "la", REG_ADDRESS)
          .says("Load the effective address, unchecked, into ra.")
          .does(set(RA, EA));

  final Instruction MOV =
      instruction(0x14, "mov", REG_REG).says("Load ra from rb.").does(set(RA, RB));

  final Instruction ADD = calculation(0x20, "add", "Add rb to ra.", Operator.ADD);
  final Instruction SUB = calculation(0x21, "sub", "Subtract rb from ra.", Operator.SUB);
  final Instruction MUL =
      calculation(0x22, "mul", "Multiply ra by rb; the low word remains.", Operator.MUL);
  final Instruction AND = calculation(0x23, "and", "And rb to ra, bit by bit.", Operator.AND);
  final Instruction OR = calculation(0x24, "or", "Or rb to ra, bit by bit.", Operator.OR);
  final Instruction XOR =
      calculation(0x25, "xor", "Exclusive or of ra and rb, into ra.", Operator.XOR);
  final Instruction SHL =
      calculation(
          0x26, "shl", "Shift ra left by rb bits; a whole word or more leaves 0.", Operator.SHL);
  final Instruction SHR =
      calculation(0x27, "shr", "Shift ra right by rb bits, zeros moving in.", Operator.SHR);
  final Instruction SAR =
      calculation(0x28, "sar", "Shift ra right by rb bits, the sign moving in.", Operator.SAR);

  final Instruction ADDI =
      instruction(0x29, "addi", REG_NUMBER)
          .says("Add the number x to ra.")
          .does(set(RA, RA.plus(X)));

  final Instruction BEQ = branch(0x30, "beq", "is rb", RA.is(RB));
  final Instruction BNE = branch(0x31, "bne", "is not rb", RA.is(RB).not());
  final Instruction BLT = branch(0x32, "blt", "is less than rb, as signed numbers", RA.less(RB));
  final Instruction BGE =
      branch(0x33, "bge", "is at least rb, as signed numbers", RA.less(RB).not());
  final Instruction BLTU = branch(0x34, "bltu", "is below rb, as unsigned numbers", RA.below(RB));
  final Instruction BGEU =
      branch(0x35, "bgeu", "is at least rb, as unsigned numbers", RA.below(RB).not());

  final Instruction JMP =
      instruction(0x38, "jmp", ADDRESS).says("Go to ea.").jumps(set(P, narrow(EA)));

  final Instruction JAL =
      instruction(0x39, "jal", REG_ADDRESS)
          .says("Go to ea; ra receives the address of the next instruction.")
          .jumps(set(RA, wide(NEXT)), set(P, narrow(EA)));

  /**
   * Traps in both modes, so it is not privileged; under the reading `literal` it is sensitive (N1).
   */
  final Instruction SVC_X =
      instruction(0x3e, "svc", NUMBER)
          .says("Supervisor call: trap, in either mode. The handler finds x in the instruction.")
          .does(trap(SVC));

  final Instruction NOP = instruction(0x3f, "nop", NONE).says("Nothing.").does();

  /** Those that run directly under every monitor, and the supervisor call, in manual order. */
  final List<Instruction> unprivileged =
      List.of(
          LD, ST, LI, LA, MOV, //
          ADD, SUB, MUL, AND, OR, XOR, SHL, SHR, SAR, ADDI, //
          BEQ, BNE, BLT, BGE, BLTU, BGEU, JMP, JAL, //
          SVC_X, NOP);

  /**
   * All of them in manual order, with more of a machine's own among them.
   *
   * @param control behind lpsw: what sets and shows what decides where an address leads
   * @param more behind get: whatever else is privileged
   */
  public List<Instruction> with(List<Instruction> control, List<Instruction> more) {
    return Stream.of(List.of(LPSW), control, List.of(HALT, PUT, GET), more, unprivileged)
        .flatMap(List::stream)
        .toList();
  }

  private Instruction calculation(int opcode, String name, String says, Operator operator) {
    return instruction(opcode, name, REG_REG).says(says).does(set(RA, RA.calc(operator, RB)));
  }

  private Instruction branch(int opcode, String name, String says, Condition test) {
    return instruction(opcode, name, REG_REG_NUMBER)
        .says("Go to x if ra " + says + ".")
        .jumps(set(P, choose(test, narrow(X), NEXT)));
  }
}
