package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Layout.MAIN;
import static org.vmorph.conformance.gen.Layout.NEW;
import static org.vmorph.conformance.gen.Layout.OLD;
import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BNE;
import static org.vmorph.conformance.gen.Verb.GET;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.JMP;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.LRB;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.SRB;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;

import java.util.List;
import org.vmorph.conformance.gen.Instructions.Weights;

/** Writes guests that are made for a {@link Situation}: short ones, with a short trap handler. */
final class Situations {
  private static final List<Verb> REPLACED = List.of(SRB, LRB, PUT, GET);
  private static final List<Verb> REPLACING = List.of(SRB, LRB, PUT, GET, HALT);

  /** What a round is made of: services of the monitor's, one of each kind. */
  private static final List<Integer> SERVED = List.of(0, 2, 4, 6);

  /** And what traps, one of each cause. */
  private static final List<Integer> TRAPPED = List.of(7, 8, 9);

  private final Scene scene;
  private final Dice dice;
  private final Vocabulary vocabulary;
  private final Layout layout;
  private final Code code;
  private final ShortHandlers handlers;
  private final Relocated relocated;
  private final Rewindowed rewindowed;

  Situations(Scene scene, Code code) {
    this.scene = scene;
    this.dice = scene.dice();
    this.vocabulary = scene.vocabulary();
    this.layout = scene.layout();
    this.code = code;
    this.handlers = new ShortHandlers(scene, code);
    this.relocated = new Relocated(scene, code);
    this.rewindowed = new Rewindowed(scene, code);
  }

  /**
   * A guest for one of them, in storage that is all zero.
   *
   * @param which of those that are made for it, from 0
   */
  void write(Situation situation, int which) {
    switch (situation) {
      case REWRITTEN -> rewritten();
      case LIKE_A_TRAP -> likeATrap();
      case TRAPS_AGAIN -> trapsAgain();
      case SERVED -> served();
      case ELSEWHERE -> relocated.elsewhere();
      case AT_THE_EDGE -> relocated.atTheEdge();
      case MENDED -> handlers.mended();
      case AGAIN -> again(dice.between(2, 9));
      case UNCUT -> rewindowed.uncut();
      case MOVED -> rewindowed.moved();
      case HANDED_OVER -> rewindowed.handedOver();
      case UNASSIGNED -> unassigned(which);
    }
  }

  private long[] words() {
    return scene.words();
  }

  private void rewritten() {
    int whole = scene.registers().handler(0);
    int other = scene.registers().handler(1);
    int left = scene.registers().loop(0);
    int none = scene.registers().loop(1);
    int replaced = MAIN + 5 + dice.below(4);
    int halt = replaced + 4;
    int kept = halt + 1 + dice.below(layout.words() - halt - 1);
    words()[NEW] = vocabulary.psw(false, halt, 0, layout.words());
    code.begin(Weights.SUPERVISOR, MAIN, layout.words(), 0);
    code.say(LI, whole, vocabulary.r(0, layout.words())).say(LI, left, dice.between(2, 4));
    code.say(LI, none, 0).say(LD, other, 0, kept);
    while (code.at() < replaced) {
      code.say(ADDI, scene.register(), dice.below(9));
    }
    var first = REPLACED.get(dice.below(REPLACED.size()));
    code.put(privileged(first, whole)).say(ST, other, 0, replaced);
    code.say(ADDI, left, -1).say(BNE, left, none, replaced).say(HALT);
    words()[kept] = privileged(another(first), whole);
  }

  private Verb another(Verb first) {
    var verbs = REPLACING.stream().filter(verb -> verb != first).toList();
    return verbs.get(dice.below(verbs.size()));
  }

  private long privileged(Verb verb, int whole) {
    return vocabulary.word(verb, verb == LRB ? whole : scene.register(), 0);
  }

  /** E[0] holds what a trap here would store, and the PSW that is loaded is E[1]: yet no trap. */
  private void likeATrap() {
    long code = vocabulary.machine().illegal().code();
    long w = layout.words();
    words()[OLD] = vocabulary.psw(false, MAIN, 0, w) | code << vocabulary.causeShift();
    words()[NEW] = vocabulary.psw(false, MAIN + 1, 0, w);
    words()[MAIN] = vocabulary.word(LPSW, 0, NEW);
    words()[MAIN + 1] = vocabulary.word(HALT, 0, 0);
  }

  /** The handler goes back to what trapped, so that E[0] changes the first time only. */
  private void trapsAgain() {
    words()[NEW] = vocabulary.psw(false, MAIN + 1, 0, layout.words());
    words()[MAIN] = vocabulary.word(LPSW, 0, layout.words());
    words()[MAIN + 1] = vocabulary.word(LPSW, 0, OLD);
  }

  /** What is loaded into a register is not what any other holds. */
  private void served() {
    handlers.skip(dice.between(2, 9));
    code.begin(Weights.SUPERVISOR, MAIN, ShortHandlers.HANDLER - 1, 0);
    while (code.room() > 1) {
      int register = scene.registers().any(dice);
      switch (dice.below(10)) {
        case 0, 1 -> code.say(LI, register, scene.odd()).say(PUT, register);
        case 2, 3 -> code.say(GET, register);
        case 4, 5 -> code.say(SRB, register);
        case 6 -> code.say(LI, register, vocabulary.r(0, wide())).say(LRB, register);
        case 7 -> code.almost();
        case 8 -> code.say(LI, register, scene.odd());
        default -> code.any();
      }
    }
    code.say(dice.percent(60) ? HALT : SVC);
  }

  /** Of all first bits that no instruction has, as many as there is room for, and then the next. */
  private void unassigned(int which) {
    int room = ShortHandlers.HANDLER - 1 - MAIN - 1;
    handlers.skip(room + 1);
    code.begin(Weights.SUPERVISOR, MAIN, ShortHandlers.HANDLER - 1, 0);
    var words = scene.instructions().unassigned();
    for (int i = 0; i < room && !words.isEmpty(); i++) {
      code.put(words.get((which * room + i) % words.size()));
    }
    code.say(HALT);
  }

  /** A bound that has all of storage. */
  private long wide() {
    return dice.percent(50)
        ? layout.words() + dice.below(3)
        : vocabulary.addresses() - 1 - dice.below(4);
  }

  /**
   * A loop of so many rounds, run by the supervisor or by a user program. Registers that it does
   * not use have something in them, so that it shows when that is lost.
   */
  void again(int rounds) {
    loop(rounds, dice.percent(35), List.of());
  }

  /** The same by the supervisor, with a trap of each cause in each round. */
  void traps(int rounds) {
    loop(rounds, false, TRAPPED);
  }

  /** The same with every service in each round, and no trap. */
  void services(int rounds) {
    loop(rounds, false, SERVED);
  }

  /**
   * The loop.
   *
   * @param body what a round is made of; any services if it is empty
   */
  private void loop(int rounds, boolean user, List<Integer> body) {
    handlers.skip(9 * rounds);
    int left = scene.registers().loop(0);
    int none = scene.registers().loop(1);
    int loop = begun();
    code.begin(Weights.SUPERVISOR, loop, ShortHandlers.HANDLER - 1, 0);
    code.say(LI, left, rounds).say(LI, none, 0);
    if (user) {
      words()[layout.slot(0)] = vocabulary.psw(true, code.at() + 1, 0, layout.words());
      code.say(LPSW, 0, layout.slot(0));
    }
    int head = code.at();
    body.forEach(kind -> service(kind, scene.register(), layout.slot(1), user));
    if (body.isEmpty()) {
      for (int more = dice.between(2, 7); more > 0; more--) {
        int slot = layout.slot(1 + more % (Layout.SLOTS - 1));
        int register = scene.register();
        service(dice.below(10), register, slot, user);
      }
    }
    code.say(ADDI, left, -1).say(BNE, left, none, head).say(HALT);
  }

  /** Puts something into registers, as many as there is room for; goes on behind its first word. */
  private int begun() {
    words()[MAIN] = vocabulary.word(JMP, 0, ShortHandlers.STOP + 1);
    code.begin(Weights.SUPERVISOR, ShortHandlers.STOP + 1, layout.count(), 0);
    for (int i = 0; i < vocabulary.registers() && code.room() > 1; i++) {
      code.say(LI, i, scene.odd());
    }
    code.say(JMP, 0, MAIN + 1);
    return MAIN + 1;
  }

  private void service(int kind, int register, int slot, boolean user) {
    switch (kind) {
      case 0, 1 -> code.say(GET, register);
      case 2, 3 -> code.say(PUT, register);
      case 4 -> code.say(SRB, register);
      case 5 -> code.say(ADDI, register, dice.below(9));
      case 6 -> {
        words()[slot] = vocabulary.psw(user, code.at() + 1, 0, wide());
        code.say(LPSW, 0, slot);
      }
      case 7 -> code.say(SVC, dice.below(8));
      case 8 -> code.put(0);
      default -> code.say(LD, register, 0, vocabulary.addresses() - 1);
    }
  }
}
