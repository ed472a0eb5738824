package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.GET;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.SVC;

/**
 * Guests whose code is seen through a window: anywhere in storage, with any l and P that lead
 * there. Words that nobody needs hold PSWs, all different, so that it shows which one was loaded.
 */
final class Relocated {
  private static final int MOST = 9;
  private static final int FEW = 32;

  private final GuestDraft draft;
  private final Dice dice;
  private final RelocationCode control;
  private final MachineWords machine;
  private final Layout layout;
  private final Code code;
  private final ShortHandlers handlers;
  private final OddCode oddCode;
  private final LoneInstruction instruction;

  Relocated(GuestDraft draft, RelocationCode control) {
    this.draft = draft;
    this.dice = draft.dice();
    this.control = control;
    this.machine = draft.machine();
    this.layout = draft.layout();
    this.code = draft.code();
    this.handlers = new ShortHandlers(draft);
    this.oddCode = new OddCode(draft);
    this.instruction = new LoneInstruction(draft, control);
  }

  private void handle() {
    if (dice.percent(50)) {
      handlers.tell();
    } else {
      handlers.skip(dice.between(1, 4));
    }
  }

  /** Leads to a window. */
  private void enter(boolean user, int p, int l, long b) {
    draft.words()[layout.slot(0)] = control.psw(user, p, l, b);
    draft.words()[layout.main()] = machine.word(LPSW, 0, layout.slot(0));
  }

  /** A base below an address: none, all of it, a little less, or any. */
  private int base(int below) {
    return switch (dice.below(4)) {
      case 0 -> 0;
      case 1 -> below;
      case 2 -> below - dice.below(Math.min(below, MOST) + 1);
      default -> dice.below(below + 1);
    };
  }

  /** A supervisor's code, of which it needs so many words, or one less. */
  void elsewhere() {
    int w = layout.words();
    fill();
    handle();
    int length = Math.min(layout.count() - first(), MOST);
    int last = layout.count() - length;
    int start = dice.percent(40) ? last : dice.between(first(), last);
    int end = start + length;
    int l = base(start);
    long b =
        switch (dice.below(5)) {
          case 0 -> w - l + dice.below(3) - 1;
          case 1 -> end - l - dice.below(2);
          case 2 -> machine.addresses() - 1 - dice.below(2) * (long) l;
          case 3 -> (end - l) | 1L << dice.below(machine.addressBits());
          default -> machine.addresses() - 1 - dice.below(4);
        };
    enter(dice.percent(10), start - l, l, b);
    code.begin(Weights.SUPERVISOR, start, end, control.window(l));
    while (code.room() > 1) {
      act(l, b);
    }
    code.say(dice.percent(50) ? HALT : SVC);
  }

  private void act(int l, long b) {
    int register = draft.registers().any(dice);
    switch (dice.below(10)) {
      case 9 -> code.say(GET, register);
      case 0, 1 -> code.put(control.show(register));
      case 2 -> code.say(PUT, register);
      case 3 ->
          code.say(LI, register, control.r(l, b - dice.below(2))).put(control.loadR(register));
      case 4 -> code.say(SVC, dice.below(8));
      case 5 -> code.any();
      default -> oddCode.lpsw(code, address(l, b));
    }
  }

  /** Where a PSW is loaded from, as the window has it. */
  private long address(int l, long b) {
    long addresses = machine.addresses();
    int w = layout.words();
    long slot = code.named(layout.slot(dice.below(Layout.SLOTS)));
    return switch (dice.below(16)) {
      case 0, 12 -> b - 1;
      case 1, 13 -> b;
      case 2 -> code.named(code.at());
      case 3 -> dice.below(2);
      case 4 -> w - l - 1;
      case 5 -> w - l;
      case 6 -> addresses + slot;
      case 7, 14 -> addresses - l + dice.below(4);
      case 8 -> -1 - dice.below(4);
      case 9 -> slot ^ 1L << dice.below(64);
      case 10 -> dice.below(w) - l;
      default -> slot;
    };
  }

  /**
   * Nothing that is read or executed as what it was meant to be; of much storage both ends are
   * enough.
   */
  private void fill() {
    int w = layout.words();
    fill(first(), Math.min(w, first() + FEW));
    fill(Math.max(first() + FEW, w - FEW), w);
    draft.words()[layout.count()] = 0;
  }

  private void fill(int from, int to) {
    int w = layout.words();
    for (int at = from; at < to; at++) {
      draft.words()[at] =
          control.psw(dice.percent(20), layout.shortStop() - dice.below(2), 0, w + at)
              | (long) dice.below(8) << machine.causeShift();
    }
  }

  /** One instruction that has nothing behind it, or nothing before it. */
  void atTheEdge() {
    int w = layout.words();
    handle();
    int at =
        switch (dice.below(4)) {
          case 0 -> layout.lowest();
          case 1, 2 -> layout.freeEnd() - 1;
          default -> dice.between(first(), layout.count() - 1);
        };
    int l = base(at);
    int p = at - l;
    long b =
        switch (dice.below(4)) {
          case 0, 1 -> p + 1;
          case 2 -> w - l;
          default -> machine.addresses() - 1 - dice.below(l + 1);
        };
    enter(dice.percent(50), p, l, b);
    draft.words()[at] = instruction.draw();
  }

  /** The first word that is not the handler's. */
  private int first() {
    return layout.shortStop() + 1;
  }
}
