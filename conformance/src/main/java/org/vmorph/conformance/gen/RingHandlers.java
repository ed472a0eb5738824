package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADD;
import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BGEU;
import static org.vmorph.conformance.gen.Verb.JMP;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;
import static org.vmorph.conformance.gen.Verb.XOR;

/**
 * Writes the trap handlers of rings 1 and 2. The first returns by the instruction that may do so in
 * ring 1; the second cannot, and calls somebody else.
 */
final class RingHandlers {
  private final GuestDraft draft;
  private final Dice dice;
  private final RingLayout layout;
  private final RingCode control;
  private final Encoding rpsw;

  RingHandlers(GuestDraft draft, RingLayout layout, RingCode control) {
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = layout;
    this.control = control;
    this.rpsw = draft.machine().encoding("rpsw");
  }

  /** Writes both, and the PSWs that lead to them. */
  void write() {
    for (int ring = 1; ring <= 2; ring++) {
      int handler = layout.handler(ring);
      long l = dice.percent(85) ? 0 : dice.below(handler);
      long b = dice.percent(85) ? layout.words() : dice.below(layout.words());
      draft.words()[layout.newPsw(ring)] = control.pswIn(into(ring), handler - l, l, b);
      draft.words()[layout.oldPsw(ring)] = dice.percent(80) ? 0 : draft.number() & 0xff_ffffL;
    }
    first();
    second();
  }

  /** The ring of a new PSW: mostly the handler's own, sometimes one that it is kept from. */
  private int into(int ring) {
    return dice.percent(75) ? ring : dice.below(4);
  }

  private void first() {
    int a = draft.registers().handler(0);
    int b = draft.registers().handler(1);
    int old = layout.oldPsw(1);
    var code = draft.code();
    code.begin(Weights.USER, layout.handler(1), layout.handlerEnd(1), AddressNames.PLAIN);
    int exit = layout.handlerEnd(1) - 1;
    code.say(LD, a, 0, layout.count()).say(ADDI, a, 1).say(ST, a, 0, layout.count());
    code.say(LI, b, dice.between(2, 12)).say(BGEU, a, b, exit);
    switch (dice.below(5)) {
      case 0 -> code.put(rpsw.word(0, layout.slot(dice.below(Layout.SLOTS)), 0));
      case 1 -> {
        long ring = draft.machine().psw(1L + dice.below(3), 0);
        code.say(LD, a, 0, old).say(LI, b, ring).say(XOR, a, b).say(ST, a, 0, old);
        code.put(rpsw.word(0, old, 0));
      }
      default -> {
        code.say(LD, a, 0, old).say(LI, b, draft.machine().nextP()).say(ADD, a, b);
        code.say(ST, a, 0, old).put(rpsw.word(0, old, 0));
      }
    }
    code.begin(Weights.USER, exit, exit + 1, AddressNames.PLAIN);
    code.say(SVC, dice.below(8));
  }

  private void second() {
    int a = draft.registers().handler(0);
    var code = draft.code();
    code.begin(Weights.USER, layout.handler(2), layout.handlerEnd(2), AddressNames.PLAIN);
    code.say(LD, a, 0, layout.oldPsw(2)).say(ST, a, 0, layout.slot(dice.below(Layout.SLOTS)));
    while (code.room() > 3) {
      code.any();
    }
    code.say(SVC, dice.below(8)).say(JMP, 0, layout.program(dice.below(2)));
    code.say(SVC, dice.below(8));
  }
}
