package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;

/** Situations of protection registers: code that has just what it needs, or a word less. */
final class ProtectionSituations extends SwitchedSituations {
  private static final int MOST = 9;
  private static final int FEW = 32;

  private final GuestDraft draft;
  private final Dice dice;
  private final MachineWords machine;
  private final Layout layout;
  private final Code code;
  private final ProtectionCode control;
  private final Protection protection;
  private final LoneInstruction instruction;

  ProtectionSituations(GuestDraft draft, ProtectionCode control) {
    super(draft, control);
    this.draft = draft;
    this.dice = draft.dice();
    this.machine = draft.machine();
    this.layout = draft.layout();
    this.code = draft.code();
    this.control = control;
    this.protection = control.protection();
    this.instruction = new LoneInstruction(draft, control);
  }

  /** A supervisor's code anywhere, with registers that allow it, or all but a word of it. */
  @Override
  public void elsewhere() {
    fill(behind(), Math.min(layout.freeEnd(), behind() + FEW));
    fill(Math.max(behind() + FEW, layout.freeEnd() - FEW), layout.freeEnd());
    draft.words()[layout.count()] = 0;
    handle();
    int length = Math.min(layout.count() - behind(), MOST);
    int last = layout.count() - length;
    int start = dice.percent(40) ? last : dice.between(behind(), last);
    int end = start + length;
    control.map().allow(dice.below(2), start, end);
    if (dice.percent(40)) {
      control.map().allowAll();
    }
    enter(dice.percent(10), start, dice.percent(90));
    supervise(start, end, AddressNames.PLAIN);
  }

  /** Where a PSW is loaded from. */
  @Override
  long address() {
    long slot = layout.slot(dice.below(Layout.SLOTS));
    return switch (dice.below(12)) {
      case 0, 1 -> layout.words() - 3L + dice.below(5);
      case 2 -> code.at();
      case 3 -> code.end() - dice.below(2);
      case 4 -> machine.addresses() + slot;
      case 5 -> -1 - dice.below(4);
      case 6 -> slot ^ 1L << dice.below(machine.bits());
      case 7 -> dice.below(layout.words());
      default -> slot;
    };
  }

  /** One instruction that alone is allowed, or not, or whose neighbours are not. */
  @Override
  public void atTheEdge() {
    handle();
    int at =
        dice.percent(20)
            ? layout.words() - 2 + dice.below(3)
            : dice.between(behind(), layout.count() - 1);
    int number = dice.below(protection.count());
    int allowed = dice.percent(80) ? Protection.ALL : dice.below(Protection.ALL + 1);
    long register =
        switch (dice.below(4)) {
          case 0 -> protection.region(at, at, allowed);
          case 1 -> protection.region(0, at, allowed);
          case 2 -> protection.region(at, machine.addresses() - 1, allowed);
          default -> protection.region(at + 1L, at, allowed);
        };
    control.map().set(number, register);
    if (number > 0 && dice.percent(50)) {
      control.map().set(number - 1, protection.region(at + 1L, layout.words(), 0));
    }
    enter(dice.percent(50), at, dice.percent(85));
    if (at < layout.count()) {
      draft.words()[at] = instruction.draw();
    }
  }

  /** A user program that is not allowed its data; the handler sees to that. */
  @Override
  public void mended() {
    int start = dice.between(behind(), layout.count() - MOST);
    int number = 1 + dice.below(protection.count() - 1);
    control.map().set(number, protection.region(start, start + MOST, Protection.ALL));
    control.map().set(0, protection.region(layout.free(), layout.words(), dice.below(3)));
    long mended = protection.region(layout.free(), layout.words() - 1L, dice.percent(80) ? 3 : 1);
    repair(dice.percent(60) ? 0 : dice.below(protection.count()), mended, dice.between(2, 6));
    enter(dice.percent(80), start, true);
    code.begin(Weights.USER, start, start + MOST, AddressNames.PLAIN);
    code.say(LI, draft.register(), draft.odd());
    code.say(ST, draft.register(), 0, dice.between(layout.free(), layout.words() - 1));
    code.say(LD, draft.register(), 0, dice.between(layout.free(), layout.words() - 1));
    code.any();
    code.say(dice.percent(50) ? HALT : SVC);
  }
}
