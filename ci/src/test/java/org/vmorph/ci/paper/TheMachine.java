package org.vmorph.ci.paper;

import static org.vmorph.ci.paper.Row.row;
import static org.vmorph.conformance.rules.Rule.E1;
import static org.vmorph.conformance.rules.Rule.E10;
import static org.vmorph.conformance.rules.Rule.E4;
import static org.vmorph.conformance.rules.Rule.E5;
import static org.vmorph.conformance.rules.Rule.E6;
import static org.vmorph.conformance.rules.Rule.E7;
import static org.vmorph.conformance.rules.Rule.E9;

import java.util.List;

/** The machine of the paper, and what we added to it. */
final class TheMachine {
  static final List<Row> ROWS =
      List.of(
          row("third generation machine", "A processor with two modes and relocated storage.")
              .in("model.arch.Architecture", "model.machines.ThirdGeneration"),
          row("state, S = (E, M, P, R)", "All there is to know of a machine between two steps.")
              .in("model.meaning.State", "model.concrete.Snapshot"),
          row("E", "Storage: q words.")
              .in("model.arch.Architecture.storage", "model.ir.Word.Size")
              .asked("* observes q"),
          row("M", "Mode: supervisor or user.").in("model.arch.Architecture.Mode"),
          row("P", "Program counter, an address relative to R.")
              .in("model.arch.Architecture.programCounter"),
          row("R = (l, b)", "Relocation-bounds: where the window begins, and its size.")
              .in("model.arch.Relocation"),
          row("PSW", "(M, P, R), in one word.")
              .in("model.ir.Word.Packed", "model.arch.PswSwap.psw"),
          row("E[0], E[1]", "Where a trap leaves the old PSW, and where it finds the new one.")
              .in("model.arch.PswSwap.OLD", "model.arch.PswSwap.NEW"),
          row(
                  "address development",
                  "Relocation of every reference, the fetch included, in both modes; the sum is"
                      + " exact. The translation lemma is about the address of a fetch; those that"
                      + " an instruction forms are in the lemmas about it.")
              .in("model.ir.Addressing", "model.machines.ThirdGenerationParts")
              .asked("* translation", "* translation, any width", "* lemma 1", "* lemma 2")
              .seen(E4),
          row("instruction", "A function from states to states.")
              .in("model.ir.Instruction", "model.step.Step", "model.meaning.Outcome")
              .seen(E6),
          row(
                  "trap",
                  "The old PSW is stored, the new one loaded, and all else that the instruction"
                      + " would have done is not done.")
              .in("model.arch.TrapEntry", "model.arch.PswSwap", "model.meaning.Outcome.next")
              .asked("* lemma 2")
              .seen(E5),
          row("memory trap", "A trap for an address beyond R or beyond storage.")
              .in("model.ir.Cause.Kind.MEMORY")
              .asked("* translation"),
          row("reset", "M = s, P = 2, R = (0, q), registers 0.")
              .in("model.arch.Architecture.reset")
              .notProved(
                  "that a guest starts in f of the reset state is seen by the kit, in every"
                      + " program")
              .seen(E1, E10),
          row("halt", "The machine stops, with P on the instruction.").in("model.ir.Act.Halt"),
          row("(ours) registers", "General registers, which no trap changes.")
              .in("model.ir.Role.GENERAL"),
          row("(ours) cause code", "Why a trap was taken, in spare bits of the old PSW.")
              .in("model.arch.PswSwap.cause"),
          row("(ours) console", "A tape to read from and one to write on.")
              .in("model.arch.Console")
              .asked("* lemma 2")
              .seen(E7),
          row("(ours) interval timer", "Counts what user mode completes, and traps at 0.")
              .in("model.arch.Timer", "model.machines.ThirdGenerationTimer", "model.ir.Cause.Kind")
              .asked("shadowed depends on timer", "hybrid lemma 1")
              .seen(E9),
          row(
                  "(ours) clock",
                  "Counts every step; time is no part of f, so Lemma 2 of rdc is refuted, and"
                      + " expected to be.")
              .in("model.machines.ThirdGenerationClock", "model.ir.Role.TIME")
              .asked("* lemma 2"),
          row(
                  "(ours) devices and interrupts",
                  "Input and output by themselves, beside the program.")
              .notModelled(
                  "the paper's machine has none; of interrupts there is the timer's, of devices the"
                      + " console"));

  private TheMachine() {}
}
