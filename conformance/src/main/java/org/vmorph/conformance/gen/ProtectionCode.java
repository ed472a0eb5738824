package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.XOR;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/**
 * Control where protection registers decide what is allowed, while a bit C of the PSW is 1. A guest
 * starts with the PSW that a trap would find, so its first code puts another one in its place.
 */
final class ProtectionCode implements ControlCode {
  /** A program's own view; everything has its own address, but not everything is allowed. */
  private static final AddressNames CHECKED = address -> address;

  private final GuestDraft draft;
  private final Dice dice;
  private final TopPairLayout layout;
  private final MachineWords machine;
  private final Protection protection;
  private final ProtectionMap map;
  private final Encoding lpp;
  private final Encoding spp;
  private final Encoding size;

  /** C in its place in a PSW. */
  private final long checked;

  /** Whether traps of this guest are checked once its registers are loaded. */
  private boolean handlerChecked;

  ProtectionCode(GuestDraft draft, TopPairLayout layout, File registers, Cell checked) {
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = layout;
    this.machine = draft.machine();
    this.protection = Protection.of(machine.machine(), registers, layout.words());
    this.map = new ProtectionMap(protection, layout, dice);
    this.lpp = machine.encoding("lpp");
    this.spp = machine.encoding("spp");
    this.size = machine.encoding("size");
    this.checked = 1L << machine.low(checked);
  }

  Protection protection() {
    return protection;
  }

  ProtectionMap map() {
    return map;
  }

  /** A PSW. */
  long psw(boolean user, long p, boolean isChecked) {
    Architecture.Mode mode = machine.machine().mode();
    return machine.psw(user ? mode.user() : mode.supervisor(), p) | (isChecked ? checked : 0);
  }

  @Override
  public void draw() {
    map.draw();
    handlerChecked = dice.percent(15);
  }

  @Override
  public AddressNames program(int number, int start) {
    map.allow(number, start, layout.programEnd(number));
    return CHECKED;
  }

  @Override
  public long psw(boolean user, int address) {
    return psw(user, address, false);
  }

  /** One whose program will run, mostly; checked, if it is a program's view. */
  @Override
  public long psw(boolean user, int address, AddressNames view, int need) {
    int chance = dice.below(100);
    if (chance < 8) {
      return psw(user, odd(), dice.percent(70));
    }
    return psw(user, address, view == AddressNames.PLAIN ? chance < 30 : chance < 88);
  }

  /** A P at the end of storage, of all addresses, or of some program. */
  private long odd() {
    return switch (dice.below(4)) {
      case 0, 1 -> layout.words() - 3L + dice.below(5);
      case 2 -> machine.addresses() - 1 - dice.below(3);
      default -> layout.programEnd(dice.below(2)) - dice.below(2);
    };
  }

  /** The PSW in the place of the new one leads to the first word, until that has been executed. */
  @Override
  public void traps() {
    int chance = dice.below(100);
    lead(
        chance < 92
            ? psw(false, layout.handler(), false)
            : chance < 95
                ? psw(false, layout.handler(), true)
                : psw(chance < 98, chance < 98 ? layout.handler() : layout.stop(), false));
    if (dice.percent(10)) {
      draft.words()[layout.newPsw()] |= (long) dice.below(8) << machine.causeShift();
    }
    draft.words()[layout.oldPsw()] = dice.percent(90) ? 0 : psw(true, 1, dice.percent(50));
  }

  /** Writes the first code, which makes traps lead elsewhere. */
  private void lead(long psw) {
    int register = draft.registers().handler(0);
    draft.words()[layout.newPsw()] = psw(false, 0, false);
    draft.words()[layout.installed()] = psw;
    draft.words()[0] = machine.word(LD, register, 0, layout.installed());
    draft.words()[1] = machine.word(ST, register, 0, layout.newPsw());
  }

  /** How many words {@link #loadAll} writes at most. */
  int wordsToLoad() {
    return 2 * protection.count();
  }

  @Override
  public int wordsBefore() {
    return wordsToLoad() + (handlerChecked ? 2 : 0);
  }

  /** Loads every register, mostly; and then, of some guests, another PSW for traps. */
  @Override
  public void before(Code code) {
    int register = draft.registers().handler(0);
    loadAll(code, register);
    if (handlerChecked) {
      int at = dice.between(layout.free(), layout.freeEnd() - 1);
      draft.words()[at] = psw(false, layout.handler(), true);
      code.say(LD, register, 0, at).say(ST, register, 0, layout.newPsw());
    }
  }

  /** Loads every register, mostly, as it is meant to be. */
  void loadAll(Code code, int register) {
    for (int number = 0; number < protection.count(); number++) {
      if (dice.percent(95)) {
        load(code, register, number, map.register(number));
      }
    }
  }

  /** Loads a register, with more bits than it has now and then. */
  void load(Code code, int register, int number, long word) {
    long more = dice.percent(8) ? (1L + dice.below(8)) << protection.bits() : 0;
    code.say(LI, register, word | more).put(lpp.word(register, number, 0));
  }

  @Override
  public void between(Code code, int register) {
    if (dice.percent(40)) {
      int number = dice.below(protection.count());
      load(code, register, number, dice.percent(50) ? map.register(number) : protection.any(dice));
    }
  }

  @Override
  public void handle(int address) {
    lead(psw(false, address));
  }

  /** Loads a register, or lets storage be checked from the next instruction on, or no longer. */
  @Override
  public void change(Code code) {
    int register = draft.register();
    int number = dice.below(protection.count());
    if (dice.percent(60) || code.room() < 5) {
      long word = dice.percent(40) ? map.register(number) : protection.any(dice);
      load(code, register, number, word);
      return;
    }
    boolean isChecked = dice.percent(70);
    if (isChecked) {
      load(code, register, number, protection.whole());
    }
    int psw = dice.between(layout.free(), layout.freeEnd() - 1);
    draft.words()[psw] = psw(false, code.at() + 1, isChecked);
    code.say(LPSW, 0, psw);
  }

  /** Turns C over, or gives a register something else. */
  @Override
  public void mend(Code code, int old, int free) {
    if (dice.percent(35)) {
      code.say(LI, free, checked).say(XOR, old, free);
    } else {
      int number = dice.below(protection.count());
      load(code, free, number, dice.percent(60) ? protection.whole() : protection.any(dice));
    }
  }

  @Override
  public long word() {
    return dice.percent(70) ? protection.any(dice) : psw(dice.percent(50), odd(), dice.percent(50));
  }

  @Override
  public long whole() {
    return protection.whole();
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
    return protection.any(dice);
  }

  @Override
  public long load(int register) {
    return load(register, dice.below(protection.count()));
  }

  /** An instruction that loads one of the registers. */
  long load(int register, int number) {
    return lpp.word(register, number, 0);
  }

  @Override
  public long show(int register) {
    return dice.percent(70)
        ? show(register, dice.below(protection.count()))
        : size.word(register, 0, 0);
  }

  /** An instruction that shows one of the registers. */
  long show(int register, int number) {
    return spp.word(register, number, 0);
  }

  @Override
  public Optional<ControlSituations> situations() {
    return Optional.of(new ProtectionSituations(draft, this));
  }
}
