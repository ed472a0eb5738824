package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;

/** Situations of pages: code that is seen through them, and changes them. */
final class PageSituations extends SwitchedSituations {
  private static final int MOST = 9;
  private static final int TRIES = 20;

  private final GuestDraft draft;
  private final Dice dice;
  private final MachineWords machine;
  private final Layout layout;
  private final Code code;
  private final PageCode control;
  private final Pages pages;
  private final LoneInstruction instruction;

  PageSituations(GuestDraft draft, PageCode control) {
    super(draft, control);
    this.draft = draft;
    this.dice = draft.dice();
    this.machine = draft.machine();
    this.layout = draft.layout();
    this.code = draft.code();
    this.control = control;
    this.pages = control.pages();
    this.instruction = new LoneInstruction(draft, control);
  }

  /** Whether some words are nobody's. */
  private boolean isFree(int from, int to) {
    return from >= behind()
        && to <= pages.reach()
        && (to <= layout.count() || from >= layout.free());
  }

  /** A supervisor's code in any frame, seen through any page. */
  @Override
  public void elsewhere() {
    handle();
    fill(behind(), layout.count());
    fill(layout.slot(0), layout.freeEnd());
    int length = Math.min(layout.count() - behind(), MOST);
    int start = dice.between(behind(), layout.count() - length);
    int end = start + length;
    control.map().show(start, end);
    if (dice.percent(60)) {
      control.map().show(layout.count(), layout.free());
    }
    enter(dice.percent(10), control.map().named(start), dice.percent(90));
    supervise(start, end, control.mapped());
  }

  /** Where a PSW is loaded from, as the code has it. */
  @Override
  long address() {
    int page = pages.words();
    long slot = code.named(layout.slot(dice.below(Layout.SLOTS)));
    return switch (dice.below(12)) {
      case 0 -> (1L + dice.below(pages.count())) * page - dice.below(2);
      case 1 -> (long) pages.count() * page - dice.below(2);
      case 2 -> code.named(code.at());
      case 3 -> dice.below(2);
      case 4 -> machine.addresses() + slot;
      case 5 -> -1 - dice.below(4);
      case 6 -> slot ^ 1L << dice.below(machine.bits());
      case 7 -> dice.below(pages.count() * page);
      default -> slot;
    };
  }

  /** One instruction in the first or last word of a page, whose neighbour is another. */
  @Override
  public void atTheEdge() {
    handle();
    int at = edge();
    int page = dice.below(pages.count());
    control.map().show(page, pages.page(at), dice.percent(80));
    int next = at % pages.words() == 0 ? page - 1 : page + 1;
    if (next >= 0 && next < pages.count()) {
      control.map().hide(next, pages.any(dice));
    }
    boolean throughPages = dice.percent(80);
    long p = at + (page - pages.page(at)) * (long) pages.words();
    enter(dice.percent(50), throughPages ? p : at, throughPages);
    draft.words()[at] = instruction.draw();
  }

  private int edge() {
    for (int i = 0; i < TRIES; i++) {
      int at = dice.between(1, pages.reach() / pages.words()) * pages.words() - dice.below(2);
      if (isFree(at, at + 1)) {
        return at;
      }
    }
    return pages.reach() - 1;
  }

  /** A user program whose data are not there, or not writable; the handler sees to that. */
  @Override
  public void mended() {
    int start = dice.between(behind(), layout.count() - MOST);
    int data = pages.page(layout.freeEnd() - 1L);
    int page = dice.below(pages.count());
    control.map().show(start, start + MOST);
    control.map().hide(page, pages.entry(dice.percent(50), false, data));
    long mended = pages.entry(true, dice.percent(80), data);
    repair(page, mended, dice.between(2, 6));
    enter(dice.percent(80), control.map().named(start), true);
    code.begin(Weights.USER, start, start + MOST, control.mapped());
    int register = draft.register();
    long from = (long) page * pages.words();
    code.say(LI, register, draft.odd());
    code.say(ST, register, 0, from + dice.between(pages.words() / 2, pages.words() - 1));
    code.say(LD, draft.register(), 0, from + dice.below(pages.words()));
    code.any();
    code.say(dice.percent(50) ? HALT : SVC);
  }

  /** Code that gives its own page another frame, and goes on there. */
  @Override
  public void moved() {
    handle();
    int page = dice.below(pages.count());
    int here = place();
    int there = place() / pages.words() * pages.words() + here % pages.words() + 2;
    int frame = pages.page(there);
    control.map().show(page, pages.page(here), dice.percent(80));
    long name = here + (page - pages.page(here)) * (long) pages.words();
    enter(false, name, true);
    AddressNames seen = address -> address % pages.words() + (long) page * pages.words();
    int register = draft.registers().any(dice);
    code.begin(Weights.SUPERVISOR, here, here + 2, seen);
    code.say(LI, register, pages.entry(dice.percent(85), dice.percent(80), frame));
    code.put(control.load(register, page));
    if (isFree(there, there + 4)) {
      code.begin(Weights.SUPERVISOR, there, there + 4, seen);
      code.put(control.show(draft.registers().any(dice)));
      code.any();
      code.put(control.show(draft.registers().any(dice), page));
      code.say(dice.percent(50) ? HALT : SVC);
    }
  }

  /** Where a few words are nobody's, at a distance from the end of their frame. */
  private int place() {
    for (int i = 0; i < TRIES; i++) {
      int at = dice.below(pages.reach() - MOST);
      if (isFree(at, at + MOST) && at % pages.words() < pages.words() - MOST) {
        return at;
      }
    }
    return behind();
  }
}
