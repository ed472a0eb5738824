package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Layout.MAIN;
import static org.vmorph.conformance.gen.Layout.NEW;
import static org.vmorph.conformance.gen.Layout.OLD;
import static org.vmorph.conformance.gen.Verb.ADD;
import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BGEU;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.OR;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;

import org.vmorph.conformance.gen.Instructions.Weights;

/** Short trap handlers, always in the same place, and what needs them most. */
final class ShortHandlers {
  /** Where they start; before it is the supervisor's code. */
  static final int HANDLER = 17;

  /** Their last word, a halt. */
  static final int STOP = 27;

  private final Scene scene;
  private final Dice dice;
  private final Vocabulary vocabulary;
  private final Layout layout;
  private final Code code;

  ShortHandlers(Scene scene, Code code) {
    this.scene = scene;
    this.dice = scene.dice();
    this.vocabulary = scene.vocabulary();
    this.layout = scene.layout();
    this.code = code;
  }

  private int a() {
    return scene.registers().handler(0);
  }

  private int b() {
    return scene.registers().handler(1);
  }

  private void begin() {
    scene.words()[NEW] = vocabulary.psw(false, HANDLER, 0, layout.words());
    scene.words()[STOP] = vocabulary.word(HALT, 0, 0);
    code.begin(Weights.SUPERVISOR, HANDLER, STOP, 0);
  }

  /** Tells what trapped, and halts. */
  void tell() {
    begin();
    code.say(LD, a(), 0, OLD).say(PUT, a()).say(HALT);
  }

  /** Goes on behind what trapped; halts after so many traps. */
  void skip(int traps) {
    begin();
    code.say(LD, a(), 0, layout.count()).say(ADDI, a(), 1).say(ST, a(), 0, layout.count());
    code.say(LI, b(), traps).say(BGEU, a(), b(), STOP);
    int where = dice.percent(50) ? OLD : layout.changed();
    code.say(LD, a(), 0, OLD).say(LI, b(), vocabulary.nextP()).say(ADD, a(), b());
    code.say(ST, a(), 0, where).say(LPSW, 0, where);
  }

  /** Makes the window larger, and tries again. */
  private void enlarge(long by) {
    begin();
    code.say(LD, a(), 0, OLD).say(LI, b(), by).say(OR, a(), b());
    code.say(ST, a(), 0, OLD).say(LPSW, 0, OLD);
  }

  /** A program that is shown too little of itself and of its data. */
  void mended() {
    long addresses = vocabulary.addresses();
    enlarge(vocabulary.r(0, dice.percent(50) ? addresses - 1 : layout.words() - 1));
    int start = STOP + 1;
    int l = dice.percent(50) ? 0 : dice.below(start);
    boolean user = dice.percent(80);
    scene.words()[layout.slot(0)] = vocabulary.psw(user, start - l, l, dice.below(start + 4));
    scene.words()[MAIN] = vocabulary.word(LPSW, 0, layout.slot(0));
    code.begin(Weights.USER, start, layout.count(), l);
    int register = scene.register();
    code.say(LI, register, scene.odd());
    code.say(ST, register, 0, code.relative(layout.words() - 1));
    code.say(LD, scene.register(), 0, code.relative(dice.between(start, layout.words() - 1)));
    code.any();
    code.say(dice.percent(50) ? HALT : SVC);
  }
}
