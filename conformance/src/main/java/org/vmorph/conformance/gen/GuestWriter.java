package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.SVC;

import java.util.Arrays;
import java.util.List;

/** Writes whole guests into a draft, each over the one before. */
final class GuestWriter {
  /** Of a hundred guests so many are made for a situation; the others are whole systems. */
  private static final int SITUATIONS = 14;

  /** More than any situation has guests of different kinds. */
  private static final int KINDS = 64;

  /** More than any number that a monitor is likely to count to. */
  private static final int MANY = 5_100;

  private final GuestDraft draft;
  private final Dice dice;
  private final Layout layout;
  private final Code code;
  private final Programs programs;
  private final Handlers handlers;
  private final Timers timers;
  private final Situations situations;
  private final Pairs pairs;

  /** The situations that there are guests for. */
  private final Situation[] met;

  private final boolean elsewhere;

  GuestWriter(GuestDraft draft, List<Situation> met) {
    this.met = met.toArray(Situation[]::new);
    this.elsewhere = met.contains(Situation.ELSEWHERE);
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = draft.layout();
    this.code = draft.code();
    this.programs = new Programs(draft);
    this.timers = new Timers(draft);
    this.situations = new Situations(draft);
    this.pairs = new Pairs(draft);
    this.handlers = new Handlers(draft, timers);
  }

  /** Writes the words of the guest that the dice stand for, and its number. */
  void write(long number) {
    Arrays.fill(draft.words(), 0);
    layout.draw(dice);
    draft.registers().draw(dice);
    draft.control().draw();
    if (number == Generator.TRAPS) {
      situations.traps(MANY / 3);
    } else if (number == Generator.SERVICES) {
      situations.services(MANY);
    } else if (number == Generator.PAIRS) {
      pairs.write();
    } else if (number <= Generator.LONG) {
      situations.again(dice.between(900, 1_400));
    } else if (number < 0) {
      situations.write(Situation.of(number), Situation.which(number));
    } else if (met.length > 0 && dice.percent(SITUATIONS)) {
      situations.write(situation(), dice.below(KINDS));
    } else {
      system();
    }
  }

  /** What is seen has more sides than all the others. */
  private Situation situation() {
    return dice.percent(35) && elsewhere ? Situation.ELSEWHERE : met[dice.below(met.length)];
  }

  private void system() {
    data();
    programs.write();
    handlers.write();
    supervisor();
    draft.control().traps();
  }

  private void data() {
    for (int i = layout.free(); i < layout.freeEnd(); i++) {
      if (dice.percent(70)) {
        draft.words()[i] = draft.data();
      }
    }
  }

  private void supervisor() {
    code.begin(Weights.SUPERVISOR, layout.main(), layout.mainEnd(), AddressNames.PLAIN);
    boolean timed = timers.wanted(75);
    int before = draft.control().wordsBefore();
    code.fill(1 + before + (timed ? timers.words() : 0));
    draft.control().before(code);
    if (timed) {
      timers.set(code, dice.below(8));
    }
    switch (dice.below(10)) {
      case 0 -> code.say(HALT);
      case 1 -> code.say(SVC, dice.below(8));
      // Good but for a high bit: an address that loses it would be another one.
      case 2 -> code.say(LPSW, 0, layout.slot(0) | 1L << dice.between(20, 46));
      default -> code.say(LPSW, 0, layout.slot(dice.below(2)));
    }
  }
}
