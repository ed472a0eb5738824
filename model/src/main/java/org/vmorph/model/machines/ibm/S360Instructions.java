package org.vmorph.model.machines.ibm;

import static org.vmorph.model.ir.Instruction.instruction;
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
 * The instructions that a System/360 and its successors have, in the order of the System/360
 * Principles of Operation: fixed-point and logical, branching, status switching, input-output. They
 * are given with their operands and not decoded.
 */
final class S360Instructions extends S360Parts {
  private S360Instructions() {}

  // Fixed-point and logical.

  static final Instruction LR =
      instruction(0x18, "lr", RR).length(2).says("Load Rr from Rs.").does(set(FIRST, SECOND));

  static final Instruction L =
      instruction(0x58, "l", RX)
          .length(4)
          .says("Load Rr with the word at the address.")
          .does(set(FIRST, memory(4, INDEXED)));

  static final Instruction LA =
      instruction(0x41, "la", RX)
          .length(4)
          .says("Load Rr with the address.")
          .does(set(FIRST, INDEXED.extend(32)));

  static final Instruction AR =
      instruction(0x1a, "ar", RR)
          .length(2)
          .says("Add Rs to Rr.")
          .partial("an overflow is not told")
          .does(set(FIRST, FIRST.plus(SECOND)), set(CC, signed(FIRST.plus(SECOND))));

  static final Instruction A =
      instruction(0x5a, "a", RX)
          .length(4)
          .says("Add the word at the address to Rr.")
          .partial("an overflow is not told")
          .does(set(FIRST, sum()), set(CC, signed(sum())));

  static final Instruction N =
      instruction(0x54, "n", RX)
          .length(4)
          .says("And the word at the address to Rr, bit by bit.")
          .does(set(FIRST, conjunction()), set(CC, isNotZero(conjunction())));

  static final Instruction ST =
      instruction(0x50, "st", RX)
          .length(4)
          .says("Store Rr at the address.")
          .does(set(memory(4, INDEXED), FIRST));

  static final Instruction MVI =
      instruction(0x92, "mvi", SI)
          .length(4)
          .says("Store i in the byte at the address.")
          .does(set(memory(1, BASED), i));

  static final Instruction CLI =
      instruction(0x95, "cli", SI)
          .length(4)
          .says("Compare the byte at the address with i.")
          .does(
              set(
                  CC,
                  choose(
                      memory(1, BASED).is(i),
                      literal(0, 2),
                      choose(loadedByte().below(i), literal(1, 2), literal(2, 2)))));

  /** Of a byte that several processors share. */
  static final Instruction TS =
      instruction(0x93, "ts", S)
          .length(4)
          .says("Set CC from the high bit of the byte at the address, and the byte to ones.")
          .does(
              set(CC, memory(1, BASED).slice(7, 1).extend(2)),
              set(unchecked(1, BASED), literal(0xff, 8)));

  // Branching.

  static final Instruction BALR =
      instruction(0x05, "balr", RR)
          .length(2)
          .says("Load Rr with the right half of the PSW and go to Rs; for register 0 do not go.")
          .jumps(set(FIRST, link(1)), set(IA, choose(s.is(0), IA.plus(2), SECOND.low(24))));

  static final Instruction BAL =
      instruction(0x45, "bal", RX)
          .length(4)
          .says("Load Rr with the right half of the PSW and go to the address.")
          .jumps(set(FIRST, link(2)), set(IA, INDEXED));

  static final Instruction BC =
      instruction(0x47, "bc", RX)
          .length(4)
          .says("Go to the address if r has the bit that CC names.")
          .jumps(set(IA, choose(isNamed(), INDEXED, IA.plus(4))));

  static final Instruction BCT =
      instruction(0x46, "bct", RX)
          .length(4)
          .says("Subtract 1 from Rr and go to the address if it is not 0.")
          .jumps(set(FIRST, FIRST.plus(-1)), set(IA, choose(FIRST.is(1), IA.plus(4), INDEXED)));

  // Status switching.

  static final Instruction LPSW =
      instruction(0x82, "lpsw", S)
          .length(4)
          .privileged()
          .says("Load the PSW from the doubleword at the address.")
          .partial("a PSW that waits is a PSW like others")
          .jumps(set(PSW, memory(8, BASED)));

  static final Instruction SPM =
      instruction(0x04, "spm", RR)
          .length(2)
          .says("Load CC and program mask from Rr.")
          .does(set(CC, FIRST.slice(28, 2)), set(PROGRAM_MASK, FIRST.slice(24, 4)));

  static final Instruction SSM =
      instruction(0x80, "ssm", S)
          .length(4)
          .privileged()
          .says("Load the system mask from the byte at the address.")
          .does(set(SYSTEM_MASK, memory(1, BASED)));

  static final Instruction SVC_CALL =
      instruction(0x0a, "svc", NUMBERED)
          .length(2)
          .says("Call the supervisor; the old PSW has i.")
          .does(trap(SVC, i));

  static final Instruction SSK =
      instruction(0x08, "ssk", RR)
          .length(2)
          .privileged()
          .says("Load the key of the block that Rs points into from Rr.")
          .partial("keys are kept, and refuse nothing")
          .does(set(SECOND_KEY, FIRST.slice(1, 7)));

  static final Instruction ISK =
      instruction(0x09, "isk", RR)
          .length(2)
          .privileged()
          .says("Load the low byte of Rr with the key of the block that Rs points into.")
          .partial("keys are kept, and refuse nothing")
          .does(set(FIRST, FIRST.slice(8, 24).join(SECOND_KEY.slice(2, 5)).join(literal(0, 3))));

  /** Any word that is no instruction: it is interrupted in both states, so it is not privileged. */
  static final Instruction OPERATION_EXCEPTION =
      instruction(0x00, "operation", NONE)
          .length(2)
          .says("A word that is no instruction: an operation exception in either state.")
          .does(trap(OPERATION));

  static final List<Instruction> PROBLEM_STATE =
      List.of(LR, L, LA, AR, A, N, ST, MVI, CLI, TS, BALR, BAL, BC, BCT, SPM, SVC_CALL);

  /**
   * What asks channels and devices.
   *
   * @param device CC of a device: 3 if there is none, 0 if it has nothing to do
   */
  static List<Instruction> inputOutput(int device) {
    return List.of(
        channel(0x9c, "sio", "Start a device", device),
        channel(0x9d, "tio", "Ask how a device is", device),
        channel(0x9e, "hio", "Halt a device", device),
        channel(0x9f, "tch", "Ask how a channel is", 0));
  }

  static final Instruction DIAGNOSE = diagnosing("what that is: nothing here").does();

  /** DIAGNOSE, of which this is left out. */
  static Instruction.Draft diagnosing(String partial) {
    return instruction(0x83, "diagnose", SI)
        .length(4)
        .privileged()
        .says("Do something that depends on the model.")
        .partial(partial);
  }

  private static Instruction channel(int opcode, String name, String what, int code) {
    return instruction(opcode, name, S)
        .length(4)
        .privileged()
        .says(what + ", and set CC.")
        .partial("it does nothing, and CC is always " + code)
        .does(set(CC, literal(code, 2)));
  }

  private static Word sum() {
    return FIRST.plus(memory(4, INDEXED));
  }

  private static Word conjunction() {
    return FIRST.calc(Operator.AND, memory(4, INDEXED));
  }

  private static Word loadedByte() {
    return memory(1, BASED);
  }

  private static Word isNotZero(Word word) {
    return choose(word.is(0), literal(0, 2), literal(1, 2));
  }

  /** The bits of r are for CC 0 to 3, from the high end. */
  private static Condition isNamed() {
    return CC.is(0)
        .and(r.slice(3, 1).is(1))
        .or(CC.is(1).and(r.slice(2, 1).is(1)))
        .or(CC.is(2).and(r.slice(1, 1).is(1)))
        .or(CC.is(3).and(r.slice(0, 1).is(1)));
  }
}
