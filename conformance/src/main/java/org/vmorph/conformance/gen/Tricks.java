package org.vmorph.conformance.gen;

/** Short pieces of code that do what monitors get wrong. */
final class Tricks {
  private final Scene scene;
  private final Code code;
  private final Dice dice;

  Tricks(Scene scene, Code code) {
    this.scene = scene;
    this.code = code;
    this.dice = scene.dice();
  }

  /** Writes another instruction over one that comes soon. */
  void patch() {
    int register = dice.below(6);
    int target = code.at() + 2 + dice.below(2);
    int from = dice.between(scene.layout().free(), scene.layout().words() - 1);
    scene.words()[from] = scene.vocabulary().word("addi", dice.below(8), dice.below(9));
    code.say("ld", register, 0, code.relative(from)).say("st", register, 0, code.relative(target));
  }

  /** Loads R. Code goes on where it is, mostly, within a window of another size. */
  void window() {
    int register = dice.below(8);
    var windows = new Windows(scene);
    long l = code.relative(0) == 0 && dice.percent(80) ? 0 : windows.base();
    code.say("li", register, scene.vocabulary().r(l, windows.bound(l, scene.layout().words())));
    code.say("lrb", register);
  }
}
