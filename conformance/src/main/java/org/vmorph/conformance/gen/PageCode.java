package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.XOR;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;

/** Control where entries of pages decide where an address leads, while a bit T of the PSW is 1. */
final class PageCode implements ControlCode {
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

  /** T in its place in a PSW. */
  private final long inForce;

  /** Whether traps of this guest lead through its pages once these are loaded. */
  private boolean handlerMapped;

  PageCode(GuestDraft draft, PageEntries entries, Cell inForce) {
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
    this.inForce = 1L << machine.low(inForce);
  }

  Pages pages() {
    return pages;
  }

  /** A PSW. */
  long psw(boolean user, long p, boolean throughPages) {
    Architecture.Mode mode = machine.machine().mode();
    return machine.psw(user ? mode.user() : mode.supervisor(), p) | (throughPages ? inForce : 0);
  }

  @Override
  public void draw() {
    map.draw();
    handlerMapped = dice.percent(15);
    if (handlerMapped) {
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

  @Override
  public long psw(boolean user, int address) {
    return psw(user, address, false);
  }

  /** One whose program will run, mostly: through pages, unless all of storage is to be seen. */
  @Override
  public long psw(boolean user, int address, AddressNames view, int need) {
    int chance = dice.below(100);
    if (chance < 8) {
      return psw(user, odd(), dice.percent(70));
    }
    boolean throughPages = view == AddressNames.PLAIN ? chance < 30 : chance < 85;
    return psw(user, throughPages ? map.named(address) : address, throughPages);
  }

  /** A P at the end of a page, or of all pages. */
  private long odd() {
    return switch (dice.below(4)) {
      case 0 -> (long) pages.count() * pages.words() - dice.below(3);
      case 1 -> machine.addresses() - 1 - dice.below(3);
      case 2 -> layout.words() - 1 + dice.below(3);
      default -> (1L + dice.below(pages.count())) * pages.words() - 1;
    };
  }

  @Override
  public void traps() {
    int chance = dice.below(100);
    long psw =
        chance < 91
            ? psw(false, layout.handler(), false)
            : chance < 94
                ? psw(false, map.named(layout.handler()), true)
                : chance < 97
                    ? psw(true, layout.handler(), false)
                    : psw(false, layout.stop(), false);
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
  public int wordsBefore() {
    return wordsToLoad() + (handlerMapped ? 2 : 0);
  }

  /** Loads every page, mostly; and then, of some guests, another E[1]. */
  @Override
  public void before(Code code) {
    int register = draft.registers().handler(0);
    loadAll(code, register);
    if (handlerMapped) {
      int at = dice.between(layout.free(), layout.freeEnd() - 1);
      draft.words()[at] = psw(false, map.named(layout.handler()), true);
      code.say(LD, register, 0, at).say(ST, register, 0, layout.newPsw());
    }
  }

  /** Loads every page, mostly, as the guest's programs are meant to see them. */
  void loadAll(Code code, int register) {
    entries.begin(code, register);
    for (int page = 0; page < pages.count(); page++) {
      if (dice.percent(95)) {
        load(code, register, page, map.entry(page));
      }
    }
  }

  /** How many words {@link #loadAll} writes at most. */
  int wordsToLoad() {
    return 2 * pages.count() + 2;
  }

  PageEntries entries() {
    return entries;
  }

  PageMap map() {
    return map;
  }

  AddressNames mapped() {
    return mapped;
  }

  /** Loads the entry of a page, with more bits than it has now and then. */
  void load(Code code, int register, int page, long entry) {
    long more = dice.percent(8) ? (1L + dice.below(8)) << pages.entryBits() : 0;
    code.say(LI, register, entry | more).put(entries.load(register, page));
  }

  @Override
  public void between(Code code, int register) {
    if (dice.percent(40)) {
      int page = dice.below(pages.count());
      load(code, register, page, dice.percent(50) ? map.entry(page) : pages.any(dice));
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
      int page = dice.below(pages.count());
      long entry = dice.percent(40) ? map.entry(page) : pages.any(dice);
      load(code, register, page, entry);
      return;
    }
    if (dice.percent(30)) {
      code.put((dice.percent(50) ? lda : sta).word(register, 0, end()));
      return;
    }
    boolean throughPages = dice.percent(70);
    int page = pages.page(code.at());
    if (throughPages) {
      load(code, register, page, pages.entry(page));
    }
    int psw = dice.between(layout.free(), layout.freeEnd() - 1);
    draft.words()[psw] = psw(false, code.at() + 1, throughPages);
    code.say(LPSW, 0, code.named(psw));
  }

  /** Turns T over, lets P be in another page, or gives a page another entry. */
  @Override
  public void mend(Code code, int old, int free) {
    switch (dice.below(4)) {
      case 0 -> code.say(LI, free, inForce).say(XOR, old, free);
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
  public long word() {
    return dice.percent(70) ? pages.any(dice) : psw(dice.percent(50), odd(), dice.percent(50));
  }

  @Override
  public long whole() {
    return pages.entry(0);
  }

  @Override
  public long difference(long earlier) {
    long cause = 1L + dice.below(7) << machine.causeShift();
    return switch (dice.below(3)) {
      case 0 -> cause;
      case 1 -> earlier;
      default -> cause | earlier;
    };
  }

  @Override
  public long harmless() {
    return pages.any(dice);
  }

  @Override
  public long load(int register) {
    return entries.load(register, dice.below(pages.count()));
  }

  @Override
  public long show(int register) {
    int chance = dice.below(10);
    if (chance < 6) {
      return entries.show(register, dice.below(pages.count()));
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
