package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADD;
import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BEQ;
import static org.vmorph.conformance.gen.Verb.BGEU;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.SHR;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;

/**
 * Writes a guest's trap handler. It owns two registers, and counts its traps, mostly, so that the
 * guest halts in the end.
 */
final class Handlers {
  private final GuestDraft draft;
  private final Dice dice;
  private final Layout layout;
  private final Code code;
  private final Timers timers;
  private int a;
  private int b;

  Handlers(GuestDraft draft, Timers timers) {
    this.timers = timers;
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = draft.layout();
    this.code = draft.code();
  }

  void write() {
    a = draft.registers().handler(0);
    b = draft.registers().handler(1);
    code.begin(Weights.SUPERVISOR, layout.handler(), layout.stop(), AddressNames.PLAIN);
    int shape = dice.below(12);
    boolean phases = shape >= 3 && shape <= 6;
    if (dice.percent(94)) {
      count(phases ? dice.between(2, Layout.SLOTS) : dice.between(1, 10));
    }
    if (dice.percent(15)) {
      code.any();
    }
    // Those that inspect have no room for more.
    if (shape != 7 && shape != 8 && timers.wanted(60)) {
      timers.change(code, b);
    }
    switch (shape) {
      case 0, 1, 2 -> skip();
      case 3, 4, 5, 6 -> phase();
      case 7, 8 -> inspect();
      case 9 -> nest();
      case 10 -> odd();
      default -> stop();
    }
    draft.words()[layout.stop()] = draft.machine().word(HALT, 0, 0);
  }

  /** Halts after so many traps. */
  private void count(int traps) {
    code.say(LD, a, 0, layout.count()).say(ADDI, a, 1).say(ST, a, 0, layout.count());
    code.say(LI, b, traps).say(BGEU, a, b, layout.stop());
  }

  /** Goes on behind the instruction that trapped. */
  private void skip() {
    code.say(LD, a, 0, layout.oldPsw()).say(LI, b, draft.machine().nextP()).say(ADD, a, b);
    resume();
  }

  /** By way of a word of its own, or of the one that the trap has left its PSW in. */
  private void resume() {
    int where = dice.percent(70) ? layout.changed() : layout.oldPsw();
    code.say(ST, a, 0, where).say(LPSW, 0, where);
  }

  /** Goes on with the next of the guest's programs. */
  private void phase() {
    // A monitor that takes the wrong bits for the index may still be right for one register.
    int index = dice.between(a, b);
    draft.control().between(code, index);
    code.say(LD, index, 0, layout.phase()).say(ADDI, index, 1).say(ST, index, 0, layout.phase());
    code.say(LPSW, index, layout.slot(0));
  }

  /** Looks at the mode and the cause; halts for one of them, and skips the others. */
  private void inspect() {
    code.say(LD, a, 0, layout.oldPsw()).say(LI, b, draft.machine().causeShift()).say(SHR, a, b);
    code.say(PUT, a).say(LI, b, dice.between(1, 15)).say(BEQ, a, b, layout.stop());
    skip();
  }

  /** Gives traps another handler, and traps. */
  private void nest() {
    code.say(LD, a, 0, layout.slot(dice.below(Layout.SLOTS))).say(ST, a, 0, layout.newPsw());
    code.any();
    code.say(SVC, 3);
  }

  /** Goes on where the trap was, or behind it, in another way. */
  private void odd() {
    code.say(LD, a, 0, layout.oldPsw());
    draft.control().mend(code, a, b);
    if (dice.percent(50)) {
      code.say(LI, b, draft.machine().nextP()).say(ADD, a, b);
    }
    resume();
  }

  /** Tells what it has seen and halts. */
  private void stop() {
    code.say(LD, a, 0, layout.oldPsw()).say(PUT, a);
    code.fill(dice.below(4));
    code.say(HALT);
  }
}
