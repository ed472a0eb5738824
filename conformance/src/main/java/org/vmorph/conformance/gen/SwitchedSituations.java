package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BGEU;
import static org.vmorph.conformance.gen.Verb.GET;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.JMP;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;

/** What situations of registers that a bit of the PSW puts into force have in common. */
abstract class SwitchedSituations implements ControlSituations {
  private final GuestDraft draft;
  private final Dice dice;
  private final MachineWords machine;
  private final Layout layout;
  private final Code code;
  private final SwitchedControl control;
  private final ShortHandlers handlers;
  private final OddCode oddCode;

  SwitchedSituations(GuestDraft draft, SwitchedControl control) {
    this.draft = draft;
    this.dice = draft.dice();
    this.machine = draft.machine();
    this.layout = draft.layout();
    this.code = draft.code();
    this.control = control;
    this.handlers = new ShortHandlers(draft);
    this.oddCode = new OddCode(draft);
  }

  /** Where a PSW is loaded from, as the code that is written has it, drawn. */
  abstract long address();

  /** A handler that tells, or skips. */
  final void handle() {
    if (dice.percent(50)) {
      handlers.tell();
    } else {
      handlers.skip(dice.between(1, 4));
    }
  }

  /** Loads the registers, and leads to a P. */
  final void enter(boolean user, long p, boolean isInForce) {
    draft.words()[layout.slot(0)] = control.psw(user, p, isInForce);
    draft.words()[layout.main()] = machine.word(JMP, 0, first());
    code.begin(Weights.SUPERVISOR, first(), behind(), AddressNames.PLAIN);
    control.loadAll(code, draft.registers().handler(0));
    code.say(LPSW, 0, layout.slot(0));
  }

  private int first() {
    return layout.shortStop() + 1;
  }

  /** Behind what {@link #enter} writes. */
  final int behind() {
    return first() + control.wordsToLoad() + 1;
  }

  /** Fills words with PSWs, so that one is found where it is looked for. */
  final void fill(int from, int to) {
    for (int at = from; at < to; at++) {
      draft.words()[at] =
          control.psw(dice.percent(20), layout.shortStop() - dice.below(2))
              | (long) dice.below(8) << machine.causeShift();
    }
  }

  /** A supervisor's code that asks for services, and loads PSWs from odd places. */
  final void supervise(int start, int end, AddressNames seen) {
    code.begin(Weights.SUPERVISOR, start, end, seen);
    while (code.room() > 1) {
      act();
    }
    code.say(dice.percent(50) ? HALT : SVC);
  }

  private void act() {
    int register = draft.registers().any(dice);
    switch (dice.below(10)) {
      case 9 -> code.say(GET, register);
      case 0, 1 -> code.put(control.show(register));
      case 2 -> code.say(PUT, register);
      case 3 -> code.say(LI, register, control.harmless()).put(control.load(register));
      case 4 -> code.say(SVC, dice.below(8));
      case 5 -> code.any();
      default -> oddCode.lpsw(code, address());
    }
  }

  /** A handler that loads a register and tries again, so often. */
  final void repair(int number, long register, int times) {
    int a = handlers.a();
    int b = handlers.b();
    handlers.begin().say(LD, a, 0, layout.count()).say(ADDI, a, 1).say(ST, a, 0, layout.count());
    code.say(LI, b, times).say(BGEU, a, b, layout.shortStop());
    control.load(code, b, number, register);
    code.say(LPSW, 0, layout.oldPsw());
  }

  @Override
  public final void uncut() {
    handlers.skip(2);
    code.begin(Weights.SUPERVISOR, layout.main(), layout.shortHandler() - 1, AddressNames.PLAIN);
    for (int i = 0; i < 4; i++) {
      int register = draft.registers().any(dice);
      int number = dice.below(control.count());
      draft.words()[layout.slot(i)] = control.any() | high();
      code.say(LD, register, 0, layout.slot(i)).put(control.load(register, number));
      int shown = dice.percent(50) ? register : draft.registers().any(dice);
      code.put(control.show(shown, number));
    }
    code.say(HALT);
  }

  /** Bits of a word that are none of a register's: some, all, or one. */
  private long high() {
    long all = -1L << control.bits();
    return switch (dice.below(3)) {
      case 0 -> all;
      case 1 -> all & 1L << control.bits() + dice.below(machine.bits() - control.bits());
      default -> all & dice.word();
    };
  }
}
