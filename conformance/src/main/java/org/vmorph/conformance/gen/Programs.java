package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.JMP;
import static org.vmorph.conformance.gen.Verb.SVC;

import org.vmorph.conformance.gen.Instructions.Weights;

/**
 * Writes a guest's user programs, and the PSWs that lead to them and to supervisor code in odd
 * windows.
 */
final class Programs {
  private final Scene scene;
  private final Dice dice;
  private final Layout layout;
  private final Code code;

  Programs(Scene scene, Code code) {
    this.scene = scene;
    this.dice = scene.dice();
    this.layout = scene.layout();
    this.code = code;
  }

  void write() {
    int first = base(layout.first());
    int second = base(layout.second());
    user(layout.first(), layout.second(), first);
    user(layout.second(), layout.secondEnd(), second);
    for (int i = 0; i < Layout.SLOTS - 1; i++) {
      scene.words()[layout.slot(i)] = psw(first, second);
    }
    scene.words()[layout.slot(Layout.SLOTS - 1)] =
        scene.vocabulary().psw(false, layout.stop(), 0, layout.words());
  }

  /** l for a program: none, its own start, or a little before. */
  private int base(int start) {
    int chance = dice.below(10);
    return chance < 3 ? 0 : chance < 7 ? start : start - dice.below(start);
  }

  private void user(int start, int end, int base) {
    code.begin(Weights.USER, start, end, base);
    code.fill(1);
    switch (dice.below(24)) {
      case 0, 3, 4 -> code.say(HALT);
      case 1, 5, 6 -> code.put(0);
      case 2 -> code.say(JMP, 0, code.relative(start));
      default -> code.say(SVC, dice.below(8));
    }
  }

  private long psw(int first, int second) {
    var windows = scene.windows();
    int need = layout.second() - layout.first();
    return switch (dice.below(5)) {
      case 0, 1 -> windows.psw(true, layout.first() + dice.below(3), first, need);
      case 2, 3 -> windows.psw(true, layout.second() + dice.below(3), second, need);
      default -> windows.psw(dice.percent(20), supervisorCode(), 0, need);
    };
  }

  private int supervisorCode() {
    return dice.percent(65) ? layout.stop() : dice.between(Layout.MAIN, layout.mainEnd() - 1);
  }
}
