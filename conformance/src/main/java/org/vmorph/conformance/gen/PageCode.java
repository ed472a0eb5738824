package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.XOR;

import java.util.Optional;
import org.vmorph.model.ir.Cell;

/** Control where entries of pages decide where an address leads, while a bit T of the PSW is 1. */
final class PageCode extends SwitchedControl {
  /** So many words of a frame beyond the pages have something in them. */
  private static final int FEW = 4;

  private final GuestDraft draft;
  private final Dice dice;
  private final Layout layout;
  private final MachineWords machine;
  private final Pages pages;
  private final PageMap map;
  private final AddressNames mapped;
  private final PageEntries entries;
  private final Encoding size;
  private final Encoding lda;
  private final Encoding sta;

  PageCode(GuestDraft draft, PageEntries entries, Cell inForce) {
    super(draft, inForce);
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = draft.layout();
    this.machine = draft.machine();
    this.pages = Pages.of(machine.machine(), layout.words());
    this.map = new PageMap(pages, dice);
    this.mapped = map::named;
    this.entries = entries;
    this.size = machine.encoding("size");
    this.lda = machine.encoding("lda");
    this.sta = machine.encoding("sta");
  }

  Pages pages() {
    return pages;
  }

  PageMap map() {
    return map;
  }

  AddressNames mapped() {
    return mapped;
  }

  @Override
  int count() {
    return pages.count();
  }

  @Override
  int bits() {
    return pages.entryBits();
  }

  @Override
  long meant(int page) {
    return map.entry(page);
  }

  @Override
  long any() {
    return pages.any(dice);
  }

  @Override
  long named(int address) {
    return map.named(address);
  }

  @Override
  long load(int register, int page) {
    return entries.load(register, page);
  }

  @Override
  long show(int register, int page) {
    return entries.show(register, page);
  }

  @Override
  void begin(Code code, int register) {
    entries.begin(code, register);
  }

  @Override
  int wordsToBegin() {
    return 2;
  }

  @Override
  public void draw() {
    map.draw();
    super.draw();
    if (trapsSwitched()) {
      map.show(layout.oldPsw(), layout.mainEnd());
      map.show(layout.handler(), layout.handlerEnd());
    }
    if (dice.percent(70)) {
      map.show(layout.count(), layout.free());
    }
  }

  @Override
  public AddressNames program(int number, int start) {
    map.show(start, layout.programEnd(number));
    return mapped;
  }

  /** At the end of a page, or of all pages. */
  @Override
  long odd() {
    return switch (dice.below(4)) {
      case 0 -> (long) pages.count() * pages.words() - dice.below(3);
      case 1 -> machine.addresses() - 1 - dice.below(3);
      case 2 -> layout.words() - 1 + dice.below(3);
      default -> (1L + dice.below(pages.count())) * pages.words() - 1;
    };
  }

  @Override
  public void traps() {
    long psw = handler();
    long cause = dice.percent(10) ? (long) dice.below(8) << machine.causeShift() : 0;
    draft.words()[layout.newPsw()] = psw | cause;
    draft.words()[layout.oldPsw()] = dice.percent(90) ? 0 : psw(true, 1, dice.percent(50));
    beyond();
  }

  /** Something in frames that are reached through pages only. */
  private void beyond() {
    for (int from = pages.reach(); from < layout.words(); from += pages.words()) {
      int room = Math.min(pages.words(), layout.words() - from);
      for (int i = 0; i < FEW; i++) {
        draft.words()[from + dice.below(room)] = draft.number() & 0xff_ffffL;
      }
    }
  }

  @Override
  public void handle(int address) {
    draft.words()[layout.newPsw()] = psw(false, address);
  }

  /**
   * Loads an entry, or puts them into force, or reaches where storage ends, or lets each page be
   * its frame again.
   */
  @Override
  public void change(Code code) {
    int register = draft.register();
    if (dice.percent(60) || code.room() < 5) {
      loadAny(code, register, 40);
    } else if (dice.percent(30)) {
      code.put((dice.percent(50) ? lda : sta).word(register, 0, end()));
    } else {
      boolean throughPages = dice.percent(70);
      int page = pages.page(code.at());
      if (throughPages) {
        load(code, register, page, pages.entry(page));
      }
      int psw = dice.between(layout.free(), layout.freeEnd() - 1);
      draft.words()[psw] = psw(false, code.at() + 1, throughPages);
      code.say(LPSW, 0, code.named(psw));
    }
  }

  /** Turns T over, lets P be in another page, or gives a page another entry. */
  @Override
  public void mend(Code code, int old, int free) {
    switch (dice.below(4)) {
      case 0 -> code.say(LI, free, inForce()).say(XOR, old, free);
      case 1 -> {
        long other = machine.psw(0, (1L + dice.below(pages.count() - 1)) * pages.words());
        code.say(LI, free, other).say(XOR, old, free);
      }
      default -> {
        int page = dice.below(pages.count());
        long frame = dice.percent(50) ? page : dice.below(pages.frames());
        load(code, free, page, pages.entry(frame));
      }
    }
  }

  @Override
  public long whole() {
    return pages.entry(0);
  }

  @Override
  public long show(int register) {
    int chance = dice.below(10);
    if (chance < 6) {
      return show(register, dice.below(pages.count()));
    }
    return chance < 8 ? size.word(register, 0, 0) : lda.word(register, 0, end());
  }

  /** One of the last addresses of storage, or of the first behind it. */
  private long end() {
    return (long) pages.frames() * pages.words() - 2 + dice.below(4);
  }

  @Override
  public Optional<ControlSituations> situations() {
    return Optional.of(new PageSituations(draft, this));
  }
}
