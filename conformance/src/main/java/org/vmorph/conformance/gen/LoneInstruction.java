package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.GET;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.JMP;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.NOP;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.SVC;

/** An instruction that has nothing behind it, or nothing before it: one of those that tell most. */
final class LoneInstruction {
  private final GuestDraft draft;
  private final Dice dice;
  private final MachineWords machine;
  private final ControlCode control;

  LoneInstruction(GuestDraft draft, ControlCode control) {
    this.draft = draft;
    this.dice = draft.dice();
    this.machine = draft.machine();
    this.control = control;
  }

  /** Its word; one in ten is no instruction. */
  long draw() {
    return dice.percent(10) ? 0 : instruction();
  }

  private long instruction() {
    return switch (dice.below(10)) {
      case 0, 1 -> machine.word(SVC, dice.below(8), 0);
      case 2 -> any(HALT);
      case 3 -> any(PUT);
      case 4 -> any(GET);
      case 5 -> control.show(draft.registers().any(dice));
      case 6 -> machine.word(LPSW, 0, draft.layout().slot(0));
      case 7 -> any(LD);
      case 8 -> machine.word(JMP, dice.below(8), 0);
      default -> any(NOP);
    };
  }

  private long any(Verb verb) {
    return machine.word(verb, draft.registers().any(dice), 0);
  }
}
