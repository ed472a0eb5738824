package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.ST;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;

/**
 * Control by a few registers that are in force while one bit of the PSW is 1; while it is 0 all of
 * storage is seen. They are numbered from 0.
 */
abstract class SwitchedControl implements ControlCode {
  /** Of a hundred guests so many take their traps with the registers in force. */
  private static final int SWITCHED_TRAPS = 15;

  /** Of a hundred PSWs of a program, and of other code, so many put the registers into force. */
  private static final int PROGRAMS = 85;

  private static final int OTHERS = 30;

  private final GuestDraft draft;
  private final Dice dice;
  private final Layout layout;
  private final MachineWords machine;

  /** The bit in its place in a PSW. */
  private final long inForce;

  /** Whether traps of this guest put the registers into force, once these are loaded. */
  private boolean trapsSwitched;

  SwitchedControl(GuestDraft draft, Cell inForce) {
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = draft.layout();
    this.machine = draft.machine();
    this.inForce = 1L << machine.low(inForce);
  }

  /** How many registers there are. */
  abstract int count();

  /** How wide one is. */
  abstract int bits();

  /** What a register is meant to hold when the guest's programs run. */
  abstract long meant(int number);

  /** Something for a register that fits no program in particular, drawn. */
  abstract long any();

  /** A P where something ends, drawn. */
  abstract long odd();

  /** How an address is named while the registers hold what they are meant to. */
  abstract long named(int address);

  /** An instruction that loads a register of control. */
  abstract long load(int register, int number);

  /** An instruction that shows a register of control. */
  abstract long show(int register, int number);

  /** Writes code that is run before registers are loaded. */
  void begin(Code code, int register) {}

  /** How many words {@link #begin} writes. */
  int wordsToBegin() {
    return 0;
  }

  /** Whether traps of this guest put the registers into force. */
  final boolean trapsSwitched() {
    return trapsSwitched;
  }

  @Override
  public void draw() {
    trapsSwitched = dice.percent(SWITCHED_TRAPS);
  }

  /** The bit of a PSW that puts the registers into force. */
  final long inForce() {
    return inForce;
  }

  /** A PSW. */
  final long psw(boolean user, long p, boolean isInForce) {
    Architecture.Mode mode = machine.machine().mode();
    return machine.psw(user ? mode.user() : mode.supervisor(), p) | (isInForce ? inForce : 0);
  }

  @Override
  public final long psw(boolean user, int address) {
    return psw(user, address, false);
  }

  /** One whose program will run, mostly; in force for a program, mostly not for other code. */
  @Override
  public final long psw(boolean user, int address, AddressNames seen, int need) {
    int chance = dice.below(100);
    if (chance < 8) {
      return psw(user, odd(), dice.percent(70));
    }
    boolean isInForce = chance < (seen == AddressNames.PLAIN ? OTHERS : PROGRAMS);
    return psw(user, isInForce ? named(address) : address, isInForce);
  }

  /** A PSW of the handler; a few of a hundred lead there in an odd way. */
  final long handler() {
    int chance = dice.below(100);
    if (chance >= 97) {
      return psw(false, layout.stop(), false);
    }
    return chance >= 91 && chance < 94
        ? psw(false, named(layout.handler()), true)
        : psw(chance >= 94, layout.handler(), false);
  }

  @Override
  public final int wordsBefore() {
    return wordsToLoad() + (trapsSwitched ? 2 : 0);
  }

  /** Loads every register, mostly; and then, of some guests, another PSW for traps. */
  @Override
  public final void before(Code code) {
    int register = draft.registers().handler(0);
    loadAll(code, register);
    if (trapsSwitched) {
      int at = dice.between(layout.free(), layout.freeEnd() - 1);
      draft.words()[at] = psw(false, named(layout.handler()), true);
      code.say(LD, register, 0, at).say(ST, register, 0, layout.newPsw());
    }
  }

  /** How many words {@link #loadAll} writes at most. */
  final int wordsToLoad() {
    return 2 * count() + wordsToBegin();
  }

  /** Loads every register, mostly, with what it is meant to hold. */
  final void loadAll(Code code, int register) {
    begin(code, register);
    for (int number = 0; number < count(); number++) {
      if (dice.percent(95)) {
        load(code, register, number, meant(number));
      }
    }
  }

  /** Loads a register, with more bits than it has now and then. */
  final void load(Code code, int register, int number, long word) {
    long more = dice.percent(8) ? (1L + dice.below(8)) << bits() : 0;
    code.say(LI, register, word | more).put(load(register, number));
  }

  /** Loads any register with what it is meant to hold, so often in a hundred times, or anything. */
  final void loadAny(Code code, int register, int asMeant) {
    int number = dice.below(count());
    load(code, register, number, dice.percent(asMeant) ? meant(number) : any());
  }

  @Override
  public final void between(Code code, int register) {
    if (dice.percent(40)) {
      loadAny(code, register, 50);
    }
  }

  @Override
  public final long word() {
    return dice.percent(70) ? any() : psw(dice.percent(50), odd(), dice.percent(50));
  }

  /** Nothing but the cause, which a load ignores, or the handler's P, or both. */
  @Override
  public final long difference(long earlier) {
    long cause = 1L + dice.below(7) << machine.causeShift();
    return switch (dice.below(3)) {
      case 0 -> cause;
      case 1 -> earlier;
      default -> cause | earlier;
    };
  }

  @Override
  public final long harmless() {
    return any();
  }

  @Override
  public final long load(int register) {
    return load(register, dice.below(count()));
  }
}
