package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Layout.NEW;
import static org.vmorph.conformance.gen.Layout.OLD;
import static org.vmorph.conformance.gen.Verb.ADD;
import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BEQ;
import static org.vmorph.conformance.gen.Verb.BGEU;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.SHR;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;
import static org.vmorph.conformance.gen.Verb.XOR;

import org.vmorph.conformance.gen.Instructions.Weights;

/**
 * Writes a guest's trap handler. It owns registers 14 and 15, and counts its traps, mostly, so that
 * the guest halts in the end.
 */
final class Handlers {
  private static final int A = 14;
  private static final int B = 15;

  private final Scene scene;
  private final Dice dice;
  private final Layout layout;
  private final Code code;
  private final Timers timers;

  Handlers(Scene scene, Code code, Timers timers) {
    this.timers = timers;
    this.scene = scene;
    this.dice = scene.dice();
    this.layout = scene.layout();
    this.code = code;
  }

  void write() {
    code.begin(Weights.SUPERVISOR, layout.handler(), layout.stop(), 0);
    int shape = dice.below(12);
    boolean phases = shape >= 3 && shape <= 6;
    if (dice.percent(94)) {
      count(phases ? dice.between(2, Layout.SLOTS) : dice.between(1, 10));
    }
    if (dice.percent(15)) {
      code.any();
    }
    // Those that inspect have no room for more.
    if (shape != 7 && shape != 8 && timers.wanted(60)) {
      timers.change(code, B);
    }
    switch (shape) {
      case 0, 1, 2 -> skip();
      case 3, 4, 5, 6 -> phase();
      case 7, 8 -> inspect();
      case 9 -> nest();
      case 10 -> odd();
      default -> stop();
    }
    scene.words()[layout.stop()] = scene.vocabulary().word(HALT, 0, 0);
  }

  /** Halts after so many traps. */
  private void count(int traps) {
    code.say(LD, A, 0, layout.count()).say(ADDI, A, 1).say(ST, A, 0, layout.count());
    code.say(LI, B, traps).say(BGEU, A, B, layout.stop());
  }

  /** Goes on behind the instruction that trapped. */
  private void skip() {
    code.say(LD, A, 0, OLD).say(LI, B, scene.vocabulary().nextP()).say(ADD, A, B);
    resume();
  }

  private void resume() {
    code.say(ST, A, 0, layout.changed()).say(LPSW, 0, layout.changed());
  }

  /** Goes on with the next of the guest's programs. */
  private void phase() {
    // A monitor that takes the wrong bits for the index may still be right for one register.
    int index = dice.between(A, B);
    code.say(LD, index, 0, layout.phase()).say(ADDI, index, 1).say(ST, index, 0, layout.phase());
    code.say(LPSW, index, layout.slot(0));
  }

  /** Looks at the mode and the cause; halts for one of them, and skips the others. */
  private void inspect() {
    code.say(LD, A, 0, OLD).say(LI, B, scene.vocabulary().causeShift()).say(SHR, A, B);
    code.say(PUT, A).say(LI, B, dice.between(1, 15)).say(BEQ, A, B, layout.stop());
    skip();
  }

  /** Gives traps another handler, and traps. */
  private void nest() {
    code.say(LD, A, 0, layout.slot(dice.below(Layout.SLOTS))).say(ST, A, 0, NEW);
    code.any();
    code.say(SVC, 3);
  }

  /** Goes on where the trap was, with another window. */
  private void odd() {
    var windows = scene.windows();
    long l = dice.percent(60) ? 0 : windows.base();
    code.say(LD, A, 0, OLD).say(LI, B, scene.vocabulary().r(l, windows.bound(l, 0)));
    code.say(XOR, A, B);
    if (dice.percent(50)) {
      code.say(LI, B, scene.vocabulary().nextP()).say(ADD, A, B);
    }
    resume();
  }

  /** Tells what it has seen and halts. */
  private void stop() {
    code.say(LD, A, 0, OLD).say(PUT, A);
    code.fill(dice.below(4));
    code.say(HALT);
  }
}
