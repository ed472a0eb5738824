package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.OR;
import static org.vmorph.conformance.gen.Verb.XOR;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Concrete;

/** Control where R = (l, b) decides where an address leads, and a PSW has R. */
class RelocationCode implements ControlCode {
  private final GuestDraft draft;
  private final Dice dice;
  private final Layout layout;
  private final MachineWords machine;
  private final Windows windows;
  private final Window[] programs = {new Window(), new Window()};
  private final Window other = new Window();
  private final ControlSituations situations;
  private final Encoding lrb;
  private final Encoding srb;
  private final int lLow;
  private final int bLow;

  RelocationCode(GuestDraft draft) {
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = draft.layout();
    this.machine = draft.machine();
    this.windows = new Windows(machine, dice, layout.words());
    this.lrb = machine.encoding("lrb");
    this.srb = machine.encoding("srb");
    Relocation r = machine.machine().relocation().orElseThrow();
    this.lLow = machine.low(r.base());
    this.bLow = machine.low(r.bound());
    this.situations =
        new RelocationSituations(new Relocated(draft, this), new Rewindowed(draft, this));
  }

  /** A value of M; drawn, where more than one means that a program is a user's. */
  long mode(boolean user) {
    Architecture.Mode mode = machine.machine().mode();
    return user ? mode.user() : mode.supervisor();
  }

  /** A PSW. */
  long psw(boolean user, long p, long l, long b) {
    return machine.psw(mode(user), p) | r(l, b);
  }

  /** A relocation-bounds register as one word. */
  long r(long l, long b) {
    int bits = machine.addressBits();
    return Concrete.low(l, bits) << lLow | Concrete.low(b, bits) << bLow;
  }

  /** Storage from an address on; until another one is asked for. */
  AddressNames window(int l) {
    return other.from(l);
  }

  /** None, its own start, or a little before. */
  @Override
  public AddressNames program(int number, int start) {
    int chance = dice.below(10);
    return programs[number].from(chance < 3 ? 0 : chance < 7 ? start : start - dice.below(start));
  }

  @Override
  public long psw(boolean user, int address) {
    return psw(user, address, 0, layout.words());
  }

  @Override
  public long wide(boolean user, int address) {
    return psw(user, address, 0, wide());
  }

  /** A bound that has all of storage. */
  private long wide() {
    return dice.percent(50)
        ? layout.words() + dice.below(3)
        : machine.addresses() - 1 - dice.below(4);
  }

  /** One whose program will run, mostly. */
  @Override
  public long psw(boolean user, int address, AddressNames view, int need) {
    if (dice.percent(8)) {
      long l = windows.base();
      return psw(user, dice.below(4), l, windows.bound(l, 4));
    }
    int p = (int) view.named(address);
    int l = address - p;
    return psw(user, p, l, windows.bound(l, p + need));
  }

  /**
   * The new PSW, and now and then something in the place of the old one. A few lead where no
   * handler is, and some of those trap for ever.
   */
  @Override
  public void traps() {
    long b = dice.percent(75) ? layout.words() : machine.addresses() - 1 - dice.below(2);
    int chance = dice.below(100);
    lead(
        chance < 91
            ? psw(false, layout.handler(), 0, b)
            : chance < 94
                ? psw(false, layout.handler(), 0, dice.below(layout.handler()))
                : chance < 97 ? psw(true, layout.handler(), 0, b) : elsewhere());
    if (dice.percent(10)) {
      draft.words()[layout.newPsw()] |= (long) dice.below(8) << machine.causeShift();
    }
    draft.words()[layout.oldPsw()] = dice.percent(90) ? 0 : psw(true, 1, 2, 3);
  }

  /** Makes traps find a PSW. */
  void lead(long psw) {
    draft.words()[layout.newPsw()] = psw;
  }

  /** The halt at the end of the handler, seen through a window. */
  private long elsewhere() {
    int l = layout.stop() - dice.below(3);
    return psw(false, layout.stop(), window(l), 4);
  }

  @Override
  public void handle(int address) {
    lead(psw(false, address));
  }

  /** Code goes on where it is, mostly, within a window of another size. */
  @Override
  public void change(Code code) {
    int register = draft.register();
    long l = code.named(0) == 0 && dice.percent(80) ? 0 : windows.base();
    code.say(LI, register, r(l, windows.bound(l, layout.words()))).put(loadR(register));
  }

  /** With another window or a larger one. */
  @Override
  public void mend(Code code, int old, int free) {
    if (dice.percent(50)) {
      code.say(LI, free, r(0, windows.larger())).say(OR, old, free);
    } else {
      long l = dice.percent(60) ? 0 : windows.base();
      code.say(LI, free, r(l, windows.bound(l, 0))).say(XOR, old, free);
    }
  }

  @Override
  public long word() {
    long l = windows.base();
    return r(l, windows.bound(l, 0));
  }

  @Override
  public long whole() {
    return r(0, layout.words());
  }

  @Override
  public long difference(long earlier) {
    long wider = r(0, 1L << machine.addressBits() - 1);
    return switch (dice.below(3)) {
      case 0 -> wider;
      case 1 -> earlier;
      default -> wider | earlier;
    };
  }

  @Override
  public long harmless() {
    return r(0, wide());
  }

  /** An instruction that loads R. */
  final long loadR(int register) {
    return lrb.word(register, 0, 0);
  }

  @Override
  public long load(int register) {
    return loadR(register);
  }

  @Override
  public long show(int register) {
    return srb.word(register, 0, 0);
  }

  @Override
  public Optional<ControlSituations> situations() {
    return Optional.of(situations);
  }
}
