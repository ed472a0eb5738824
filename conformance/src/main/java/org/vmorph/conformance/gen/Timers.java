package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.RDT;
import static org.vmorph.conformance.gen.Verb.STT;

/**
 * Writes code that sets and reads a timer, where the machine has one. Left to chance a timer is
 * hardly ever due: it has to be set to a small number just before user mode is entered.
 */
final class Timers {
  private static final int WORDS = 2;

  private final Dice dice;
  private final MachineWords machine;

  Timers(GuestDraft draft) {
    this.dice = draft.dice();
    this.machine = draft.machine();
  }

  /** Whether to write some now; where there is no timer no dice are thrown. */
  boolean wanted(int chance) {
    return machine.has(STT) && dice.percent(chance);
  }

  /** How many words {@link #set} and {@link #change} write. */
  int words() {
    return WORDS;
  }

  /** Sets the timer. */
  void set(Code code, int register) {
    code.say(LI, register, number()).say(STT, register);
  }

  /** Sets the timer, or tells what is left on it. */
  void change(Code code, int register) {
    if (dice.percent(65)) {
      set(code, register);
    } else {
      code.say(RDT, register).say(PUT, register);
    }
  }

  /** Mostly a few steps, sometimes never, sometimes longer than a program lasts. */
  private long number() {
    int chance = dice.below(100);
    if (chance < 70) {
      return dice.below(21);
    }
    if (chance < 85) {
      return -1 - dice.below(3);
    }
    return chance < 95 ? 21 + dice.below(80) : machine.addresses() - 2 + dice.below(4);
  }
}
