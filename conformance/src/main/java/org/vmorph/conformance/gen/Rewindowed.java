package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.OR;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;

import org.vmorph.model.concrete.Concrete;

/** Guests that change the window they are seen through, or the one of their trap handler. */
final class Rewindowed {
  private final GuestDraft draft;
  private final Dice dice;
  private final RelocationCode control;
  private final MachineWords machine;
  private final Layout layout;
  private final Code code;
  private final ShortHandlers handlers;

  Rewindowed(GuestDraft draft, RelocationCode control) {
    this.draft = draft;
    this.dice = draft.dice();
    this.control = control;
    this.machine = draft.machine();
    this.layout = draft.layout();
    this.code = draft.code();
    this.handlers = new ShortHandlers(draft);
  }

  /** R is loaded from words in which more is set than R has; what is stored of it has only R. */
  void uncut() {
    handlers.skip(2);
    code.begin(Weights.SUPERVISOR, layout.main(), layout.shortHandler() - 1, AddressNames.PLAIN);
    for (int i = 0; i < 4; i++) {
      int register = draft.registers().any(dice);
      draft.words()[layout.slot(i)] = control.r(0, layout.words() + dice.below(9)) | high();
      code.say(LD, register, 0, layout.slot(i)).put(control.loadR(register));
      code.put(control.show(dice.percent(50) ? register : draft.registers().any(dice)));
    }
    code.say(HALT);
  }

  /** Bits of a word that are none of R's: some, all, or those at the very top. */
  private long high() {
    int bits = 2 * machine.addressBits();
    int width = machine.bits();
    long all = Concrete.low(-1L << bits, width);
    return switch (dice.below(4)) {
      case 0 -> all;
      case 1 -> all & (3L << width - 2 | dice.word() << bits + 1);
      case 2 -> all & 1L << bits + dice.below(width - bits);
      default -> all & dice.word();
    };
  }

  /** Code that loads another R and goes on where that leads, elsewhere in storage. */
  void moved() {
    if (dice.percent(50)) {
      handlers.tell();
    } else {
      handlers.skip(dice.between(1, 3));
    }
    int p = dice.below(4);
    int here = first() + dice.below(3);
    int l = here - p;
    int there = here + dice.between(3, 9);
    int base = there - p - 2;
    int bound = layout.words() - dice.below(4);
    draft.words()[layout.slot(0)] = control.psw(false, p, l, bound);
    draft.words()[layout.main()] = machine.word(LPSW, 0, layout.slot(0));
    int register = draft.registers().any(dice);
    long b =
        switch (dice.below(4)) {
          case 0, 1 -> bound;
          case 2 -> base;
          default -> machine.addresses() - 1 - dice.below(4);
        };
    code.begin(Weights.SUPERVISOR, here, there, control.window(l));
    code.say(LI, register, control.r(base, b)).put(control.loadR(register));
    code.begin(Weights.SUPERVISOR, there, there + 5, control.window(base));
    code.put(control.show(draft.registers().any(dice)));
    code.any();
    code.put(control.show(draft.registers().any(dice)));
    code.say(dice.percent(50) ? HALT : SVC);
  }

  /** A program that is shown too little of itself and of its data. */
  void mended() {
    enlarge(control.r(0, dice.percent(50) ? machine.addresses() - 1 : layout.words() - 1));
    int start = first();
    int l = dice.percent(50) ? 0 : dice.below(start);
    boolean user = dice.percent(80);
    draft.words()[layout.slot(0)] = control.psw(user, start - l, l, dice.below(start + 4));
    draft.words()[layout.main()] = machine.word(LPSW, 0, layout.slot(0));
    code.begin(Weights.USER, start, layout.count(), control.window(l));
    int register = draft.register();
    code.say(LI, register, draft.odd());
    int last = layout.freeEnd() - 1;
    code.say(ST, register, 0, code.named(last));
    code.say(LD, draft.register(), 0, code.named(dice.between(start, last)));
    code.any();
    code.say(dice.percent(50) ? HALT : SVC);
  }

  /** A handler that makes the window larger, and tries again. */
  private void enlarge(long by) {
    int a = handlers.a();
    int b = handlers.b();
    int old = layout.oldPsw();
    handlers.begin().say(LD, a, 0, old).say(LI, b, by).say(OR, a, b);
    code.say(ST, a, 0, old).say(LPSW, 0, old);
  }

  /** The first word that is not the handler's. */
  private int first() {
    return layout.shortStop() + 1;
  }
}
