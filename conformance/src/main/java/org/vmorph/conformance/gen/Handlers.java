package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Layout.NEW;
import static org.vmorph.conformance.gen.Layout.OLD;

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

  Handlers(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice();
    this.layout = scene.layout();
    this.code = new Code(scene, Weights.SUPERVISOR, layout.handler(), layout.stop(), 0);
  }

  void write() {
    int shape = dice.below(12);
    boolean phases = shape >= 3 && shape <= 6;
    if (dice.percent(94)) {
      count(phases ? dice.between(2, Layout.SLOTS) : dice.between(1, 10));
    }
    if (dice.percent(15)) {
      code.any();
    }
    switch (shape) {
      case 0, 1, 2 -> skip();
      case 3, 4, 5, 6 -> phase();
      case 7, 8 -> inspect();
      case 9 -> nest();
      case 10 -> odd();
      default -> stop();
    }
    scene.words()[layout.stop()] = scene.vocabulary().word("halt");
  }

  /** Halts after so many traps. */
  private void count(int traps) {
    code.say("ld", A, 0, layout.count()).say("addi", A, 1).say("st", A, 0, layout.count());
    code.say("li", B, traps).say("bgeu", A, B, layout.stop());
  }

  /** Goes on behind the instruction that trapped. */
  private void skip() {
    code.say("ld", A, 0, OLD).say("li", B, scene.vocabulary().nextP()).say("add", A, B);
    resume();
  }

  private void resume() {
    code.say("st", A, 0, layout.changed()).say("lpsw", 0, layout.changed());
  }

  /** Goes on with the next of the guest's programs. */
  private void phase() {
    code.say("ld", A, 0, layout.phase()).say("addi", A, 1).say("st", A, 0, layout.phase());
    code.say("lpsw", A, layout.slot(0));
  }

  /** Looks at the mode and the cause; halts for one of them, and skips the others. */
  private void inspect() {
    code.say("ld", A, 0, OLD).say("li", B, scene.vocabulary().causeShift()).say("shr", A, B);
    code.say("put", A).say("li", B, dice.between(1, 15)).say("beq", A, B, layout.stop());
    skip();
  }

  /** Gives traps another handler, and traps. */
  private void nest() {
    code.say("ld", A, 0, layout.slot(dice.below(Layout.SLOTS))).say("st", A, 0, NEW);
    code.any();
    code.say("svc", 3);
  }

  /** Goes on where the trap was, with another window. */
  private void odd() {
    var windows = new Windows(scene);
    long l = dice.percent(60) ? 0 : windows.base();
    code.say("ld", A, 0, OLD).say("li", B, scene.vocabulary().r(l, windows.bound(l, 0)));
    code.say("xor", A, B);
    if (dice.percent(50)) {
      code.say("li", B, scene.vocabulary().nextP()).say("add", A, B);
    }
    resume();
  }

  /** Tells what it has seen and halts. */
  private void stop() {
    code.say("ld", A, 0, OLD).say("put", A);
    code.fill(dice.below(4));
    code.say("halt");
  }
}
