package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.XOR;

import java.util.Optional;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/**
 * Control where protection registers decide what is allowed, while a bit C of the PSW is 1. A guest
 * starts with the PSW that a trap would find, so its first code puts another one in its place.
 */
final class ProtectionCode extends SwitchedControl {
  /** A program's own; everything has its own address, but not everything is allowed. */
  private static final AddressNames CHECKED = address -> address;

  private final GuestDraft draft;
  private final Dice dice;
  private final TopPairLayout layout;
  private final FirstCode first;
  private final MachineWords machine;
  private final Protection protection;
  private final ProtectionMap map;
  private final Encoding lpp;
  private final Encoding spp;
  private final Encoding size;

  ProtectionCode(GuestDraft draft, TopPairLayout layout, File registers, Cell checked) {
    super(draft, checked);
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = layout;
    this.first = new FirstCode(draft, layout);
    this.machine = draft.machine();
    this.protection = Protection.of(machine.machine(), registers, layout.words());
    this.map = new ProtectionMap(protection, layout, dice);
    this.lpp = machine.encoding("lpp");
    this.spp = machine.encoding("spp");
    this.size = machine.encoding("size");
  }

  Protection protection() {
    return protection;
  }

  ProtectionMap map() {
    return map;
  }

  @Override
  int count() {
    return protection.count();
  }

  @Override
  int bits() {
    return protection.bits();
  }

  @Override
  long meant(int number) {
    return map.register(number);
  }

  @Override
  long any() {
    return protection.any(dice);
  }

  @Override
  long named(int address) {
    return address;
  }

  @Override
  long load(int register, int number) {
    return lpp.word(register, number, 0);
  }

  @Override
  long show(int register, int number) {
    return spp.word(register, number, 0);
  }

  @Override
  public void draw() {
    map.draw();
    super.draw();
  }

  @Override
  public AddressNames program(int number, int start) {
    map.allow(number, start, layout.programEnd(number));
    return CHECKED;
  }

  /** At the end of storage, of all addresses, or of some program. */
  @Override
  long odd() {
    return switch (dice.below(4)) {
      case 0, 1 -> layout.words() - 3L + dice.below(5);
      case 2 -> machine.addresses() - 1 - dice.below(3);
      default -> layout.programEnd(dice.below(2)) - dice.below(2);
    };
  }

  /** The PSW in the place of the new one leads to the first word, until that has been executed. */
  @Override
  public void traps() {
    lead(handler());
    if (dice.percent(10)) {
      draft.words()[layout.newPsw()] |= (long) dice.below(8) << machine.causeShift();
    }
    draft.words()[layout.oldPsw()] = dice.percent(90) ? 0 : psw(true, 1, dice.percent(50));
  }

  private void lead(long psw) {
    first.write(psw(false, 0, false), psw);
  }

  @Override
  public void handle(int address) {
    lead(psw(false, address));
  }

  /** Loads a register, or lets storage be checked from the next instruction on, or no longer. */
  @Override
  public void change(Code code) {
    int register = draft.register();
    if (dice.percent(60) || code.room() < 5) {
      loadAny(code, register, 40);
    } else {
      boolean isChecked = dice.percent(70);
      if (isChecked) {
        load(code, register, dice.below(protection.count()), protection.whole());
      }
      int psw = dice.between(layout.free(), layout.freeEnd() - 1);
      draft.words()[psw] = psw(false, code.at() + 1, isChecked);
      code.say(LPSW, 0, psw);
    }
  }

  /** Turns C over, or gives a register something else. */
  @Override
  public void mend(Code code, int old, int free) {
    if (dice.percent(35)) {
      code.say(LI, free, inForce()).say(XOR, old, free);
    } else {
      int number = dice.below(protection.count());
      load(code, free, number, dice.percent(60) ? protection.whole() : any());
    }
  }

  @Override
  public long whole() {
    return protection.whole();
  }

  @Override
  public long show(int register) {
    return dice.percent(70)
        ? show(register, dice.below(protection.count()))
        : size.word(register, 0, 0);
  }

  @Override
  public Optional<ControlSituations> situations() {
    return Optional.of(new ProtectionSituations(draft, this));
  }
}
