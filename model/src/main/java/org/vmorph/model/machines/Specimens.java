package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;

/**
 * The third generation machine with one flaw each, so that every way to fail can be shown. The
 * flaws are those of real machines, or gaps in the definitions (paper.md, N11 to N14).
 */
public final class Specimens extends ThirdGenerationParts {
  private final Condition supervisor = M.is(SUPERVISOR);
  private final Condition user = M.is(USER);

  /**
   * After the PDP-10's JRST 1, and wrong in the same way: it leaves supervisor mode without asking.
   */
  final Instruction JRSTU =
      instruction(0x80, "jrstu", ADDRESS)
          .says("Go to ea in user mode. Does not trap.")
          .jumps(set(M, USER), set(P, narrow(EA)));

  /** Named after the 80286's SMSW, which shows its status word to anyone: this shows the mode. */
  final Instruction SMSW =
      instruction(0x81, "smsw", REG)
          .says("Store the mode into ra. Does not trap.")
          .does(set(RA, wide(M)));

  /** After POPF from the 80286 on: in user mode part of it is silently left out. */
  final Instruction POPF =
      instruction(0x82, "popf", REG)
          .says("Load r1 from ra; in supervisor mode load b from ra as well.")
          .does(
              set(REGISTERS.at(literal(1, shape.registerBits())), RA),
              when(supervisor, set(B, narrow(RA))));

  final Instruction LRN =
      instruction(0x83, "lrn", REG)
          .says("In supervisor mode load R from ra; in user mode do nothing.")
          .does(when(supervisor, set(R, RA)));

  /** After the 360/67's LRA, had it not been privileged. */
  final Instruction LRA =
      instruction(0x84, "lra", REG_ADDRESS)
          .says("Load the real address of ea into ra. Does not trap.")
          .does(set(RA, wide(L).plus(EA)));

  final Instruction RDL =
      instruction(0x85, "rdl", REG).says("Store l into ra.").does(set(RA, wide(L)));

  /** After the 68000's MOVE from SR: mode and resource in one word. */
  final Instruction MFSR =
      instruction(0x86, "mfsr", REG)
          .says("Store M and l, side by side, into ra.")
          .does(set(RA, wide(M.join(L))));

  final Instruction LDA =
      instruction(0x87, "lda", REG_NUMBER)
          .says("Load ra from storage word x, not relocated.")
          .does(set(RA, absolute(X)));

  final Instruction SHRB =
      instruction(0x88, "shrb", NONE)
          .says("Make the window one word smaller, if it has one.")
          .does(set(B, choose(B.is(0), B, B.plus(-1))));

  /** Innocuous by the letter, for moving the window does not change b (N11). */
  final Instruction RDB =
      instruction(0x89, "rdb", REG).says("Store b into ra.").does(set(RA, wide(B)));

  final Instruction RDQ =
      instruction(0x8a, "rdq", REG)
          .says("Store q, the size of storage, into ra.")
          .does(set(RA, wide(SIZE)));

  /** Innocuous by the letter, for the definitions look at the window only (N13). */
  final Instruction STP =
      instruction(0x8b, "stp", REG)
          .says("Store ra into the word behind the window.")
          .does(set(absolute(wide(L).plus(wide(B))), RA));

  /** Privileged by the letter, vacuously: in user mode it always memory-traps (N13). */
  final Instruction TIU =
      instruction(0x8c, "tiu", NONE)
          .says("Memory trap in user mode; nothing in supervisor mode.")
          .does(when(user, trap(MEMORY)));

  /** Sensitive to mode and place together and to neither alone (N14). */
  final Instruction NBO =
      instruction(0x8d, "nbo", REG)
          .says("Store the mode into ra; memory trap at the wrong place for the mode.")
          .does(
              when(user.and(L.is(0)).or(supervisor.and(L.is(0).not())), trap(MEMORY)),
              set(RA, wide(M)));

  /** One machine for each flaw, and one with seven critical ones together. */
  public final List<Architecture> machines;

  /** The flawed machines of a shape. */
  public Specimens(ThirdGeneration sound) {
    super(sound.shape);
    var base = sound.machine;
    machines =
        List.of(
            base.plus(
                "jrst1",
                "Leaves supervisor mode without asking, as the PDP-10's JRST 1 does.",
                JRSTU),
            base.plus(
                "smsw",
                "Shows the mode to anyone; named after the 80286's SMSW, which shows its status"
                    + " word.",
                SMSW),
            base.plus(
                "popf", "Silently does less in user mode, as POPF does from the 80286 on.", POPF),
            base.plus("user-nop", "Ignores in user mode what it should refuse.", LRN),
            base.plus("lra", "Shows real addresses, as an unprivileged LRA would.", LRA),
            base.plus("read-l", "Shows l.", RDL),
            base.plus(
                "move-from-sr",
                "Shows mode and l together, as the 68000's MOVE from SR does.",
                MFSR),
            base.plus("load-absolute", "Reads storage past relocation.", LDA),
            base.plus("shrink", "Changes b in either mode.", SHRB),
            base.plus("read-b", "Shows b, which the definitions do not forbid.", RDB),
            base.plus(
                "read-q", "Shows the size of storage, which the definitions do not forbid.", RDQ),
            base.plus(
                "store-past", "Writes behind its window, which the definitions do not see.", STP),
            base.plus(
                "trap-in-user", "Memory-traps in user mode only: privileged, but vacuously.", TIU),
            base.plus(
                "needs-both", "Is sensitive to mode and place together, to neither alone.", NBO),
            base.plus(
                "legacy",
                "Seven critical flaws together: our x86 before 2005.",
                JRSTU,
                SMSW,
                POPF,
                LRA,
                RDL,
                MFSR,
                LRN));
  }
}
