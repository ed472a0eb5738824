package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.LRB;
import static org.vmorph.conformance.gen.Verb.ST;

/** Short pieces of code that do what monitors get wrong. */
final class Tricks {
  private final Scene scene;
  private final Dice dice;

  Tricks(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice();
  }

  /** Writes another instruction over one that comes soon. */
  void patch(Code code) {
    int register = dice.below(6);
    int target = code.at() + 2 + dice.below(2);
    int from = dice.between(scene.layout().free(), scene.layout().words() - 1);
    scene.words()[from] = scene.vocabulary().word(ADDI, dice.below(8), dice.below(9));
    code.say(LD, register, 0, code.relative(from)).say(ST, register, 0, code.relative(target));
  }

  /** Loads a PSW by way of an index, whose displacement may go back. */
  void indexed(Code code) {
    int register = dice.between(1, 15);
    long slot = code.relative(scene.layout().slot(dice.below(Layout.SLOTS)));
    long back = dice.percent(50) ? dice.below(20) : 1L << dice.below(46);
    long x = dice.percent(50) ? back : -back;
    code.say(LI, register, slot - x).say(LPSW, register, x);
  }

  /** Loads R. Code goes on where it is, mostly, within a window of another size. */
  void window(Code code) {
    int register = dice.below(8);
    var windows = scene.windows();
    long l = code.relative(0) == 0 && dice.percent(80) ? 0 : windows.base();
    code.say(LI, register, scene.vocabulary().r(l, windows.bound(l, scene.layout().words())));
    code.say(LRB, register);
  }
}
