package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Layout.MAIN;
import static org.vmorph.conformance.gen.Layout.NEW;
import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BNE;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.LRB;
import static org.vmorph.conformance.gen.Verb.NOP;
import static org.vmorph.conformance.gen.Verb.SRB;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;
import static org.vmorph.conformance.gen.Verb.XOR;

import java.util.Arrays;
import org.vmorph.conformance.gen.Instructions.Weights;
import org.vmorph.model.concrete.Concrete;

/** Guests that change the window they are seen through, or the one of their trap handler. */
final class Rewindowed {
  private static final int FIRST = ShortHandlers.STOP + 1;

  private final Scene scene;
  private final Dice dice;
  private final Vocabulary vocabulary;
  private final Layout layout;
  private final Code code;
  private final ShortHandlers handlers;

  Rewindowed(Scene scene, Code code) {
    this.scene = scene;
    this.dice = scene.dice();
    this.vocabulary = scene.vocabulary();
    this.layout = scene.layout();
    this.code = code;
    this.handlers = new ShortHandlers(scene, code);
  }

  /** R is loaded from words in which more is set than R has; what is stored of it has only R. */
  void uncut() {
    handlers.skip(2);
    code.begin(Weights.SUPERVISOR, MAIN, ShortHandlers.HANDLER - 1, 0);
    for (int i = 0; i < 4; i++) {
      int register = scene.registers().any(dice);
      scene.words()[layout.slot(i)] = vocabulary.r(0, layout.words() + dice.below(9)) | high();
      code.say(LD, register, 0, layout.slot(i)).say(LRB, register);
      code.say(SRB, dice.percent(50) ? register : scene.registers().any(dice));
    }
    code.say(HALT);
  }

  /** Bits of a word that are none of R's: some, all, or those at the very top. */
  private long high() {
    int bits = 2 * vocabulary.addressBits();
    int width = vocabulary.machine().storage().bits();
    long all = Concrete.low(-1L << bits, width);
    return switch (dice.below(4)) {
      case 0 -> all;
      case 1 -> all & (3L << width - 2 | dice.word() << bits + 1);
      case 2 -> all & 1L << bits + dice.below(width - bits);
      default -> all & dice.word();
    };
  }

  /** Code that loads another R and goes on where that leads, elsewhere in storage. */
  void moved() {
    if (dice.percent(50)) {
      handlers.tell();
    } else {
      handlers.skip(dice.between(1, 3));
    }
    int p = dice.below(4);
    int here = FIRST + dice.below(3);
    int l = here - p;
    int there = here + dice.between(3, 9);
    int base = there - p - 2;
    int bound = layout.words() - dice.below(4);
    scene.words()[layout.slot(0)] = vocabulary.psw(false, p, l, bound);
    scene.words()[MAIN] = vocabulary.word(LPSW, 0, layout.slot(0));
    int register = scene.registers().any(dice);
    long b =
        switch (dice.below(4)) {
          case 0, 1 -> bound;
          case 2 -> base;
          default -> vocabulary.addresses() - 1 - dice.below(4);
        };
    code.begin(Weights.SUPERVISOR, here, there, l);
    code.say(LI, register, vocabulary.r(base, b)).say(LRB, register);
    code.begin(Weights.SUPERVISOR, there, there + 5, base);
    code.say(SRB, scene.registers().any(dice));
    code.any();
    code.say(SRB, scene.registers().any(dice));
    code.say(dice.percent(50) ? HALT : SVC);
  }

  /** E[1] is another one before each trap: in its bound, in its P, or in both. */
  void handedOver() {
    int rounds = dice.between(2, 12);
    handlers.skip(rounds);
    int left = scene.registers().loop(0);
    int none = scene.registers().loop(1);
    int psw = other(left, none);
    scene.words()[NEW] = vocabulary.psw(false, ShortHandlers.HANDLER, 0, layout.words());
    // The handler can be entered one word earlier as well, where nothing happens.
    scene.words()[ShortHandlers.HANDLER - 1] = vocabulary.word(NOP, 0, 0);
    long wider = vocabulary.r(0, 1L << vocabulary.addressBits() - 1);
    long earlier = vocabulary.psw(false, ShortHandlers.HANDLER ^ ShortHandlers.HANDLER - 1, 0, 0);
    scene.words()[layout.slot(0)] =
        switch (dice.below(3)) {
          case 0 -> wider;
          case 1 -> earlier;
          default -> wider | earlier;
        };
    int mask = other(left, none, psw);
    code.begin(Weights.SUPERVISOR, MAIN, ShortHandlers.HANDLER - 1, 0);
    code.say(LI, left, rounds).say(LI, none, 0).say(LD, mask, 0, layout.slot(0));
    int head = code.at();
    code.say(LD, psw, 0, NEW).say(XOR, psw, mask).say(ST, psw, 0, NEW);
    code.say(SVC, dice.below(8)).say(ADDI, left, -1).say(BNE, left, none, head).say(HALT);
  }

  /** A register that is none of these, nor one of the handler's. */
  private int other(int... taken) {
    for (int register = 0; ; register++) {
      int candidate = register;
      boolean free =
          candidate != scene.registers().handler(0)
              && candidate != scene.registers().handler(1)
              && Arrays.stream(taken).noneMatch(it -> it == candidate);
      if (free) {
        return candidate;
      }
    }
  }
}
