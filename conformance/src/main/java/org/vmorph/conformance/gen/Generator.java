package org.vmorph.conformance.gen;

import java.util.Set;
import org.vmorph.conformance.gen.Instructions.Weights;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/**
 * Makes guests: each a whole system with a supervisor, a trap handler and user programs. A guest
 * depends on its seed, its index, the machine and the size, and on nothing else.
 */
public final class Generator {
  /** The smallest guest it makes. */
  public static final int LEAST_WORDS = Layout.LEAST_WORDS;

  private final Vocabulary vocabulary;
  private final Instructions instructions;
  private final Decoder decoder;
  private final Set<String> without;
  private final int words;

  /**
   * A generator.
   *
   * @param words w, the storage of each guest
   * @param without names of instructions that are not to be generated
   * @throws IllegalArgumentException if it makes no guests for the machine, or none that small
   */
  public Generator(Elaboration semantics, int words, Set<String> without) {
    var machine = semantics.machine();
    if (words < LEAST_WORDS || words > machine.mostWords()) {
      throw new IllegalArgumentException(
          "generated guests of "
              + machine
              + " have "
              + LEAST_WORDS
              + " to "
              + machine.mostWords()
              + " words, not "
              + words);
    }
    for (var name : without) {
      if (machine.instruction(name).isEmpty()) {
        throw new IllegalArgumentException(
            machine + " has no instruction " + name + " to leave out");
      }
    }
    this.without = Set.copyOf(without);
    this.vocabulary = new Vocabulary(machine, this.without);
    this.instructions = new Instructions(semantics, this.without);
    this.decoder = new Decoder(machine.instructions());
    this.words = words;
  }

  /** The machine its guests are written for. */
  public Architecture machine() {
    return vocabulary.machine();
  }

  /** Whether an instruction is one that was not to be generated. */
  public boolean excludes(Instruction instruction) {
    return without.contains(instruction.name());
  }

  /** A guest. */
  public GuestProgram program(long seed, long index) {
    var dice = new Dice(seed, index);
    var layout = Layout.of(words, dice);
    var storage = new long[words];
    var scene = new Scene(vocabulary, instructions, dice, layout, storage);
    data(scene);
    programs(scene);
    new Handlers(scene).write();
    supervisor(scene);
    entry(scene);
    sift(layout, storage);
    return new GuestProgram(machine(), storage, input(dice), seed, index);
  }

  private static void data(Scene scene) {
    for (int i = scene.layout().free(); i < words(scene); i++) {
      if (scene.dice().percent(70)) {
        scene.words()[i] = scene.data();
      }
    }
  }

  private static int words(Scene scene) {
    return scene.words().length;
  }

  /** The user programs, and the PSWs that lead to them and to supervisor code in odd windows. */
  private static void programs(Scene scene) {
    var layout = scene.layout();
    var dice = scene.dice();
    int first = base(scene, layout.first());
    int second = base(scene, layout.second());
    user(scene, layout.first(), layout.second(), first);
    user(scene, layout.second(), layout.secondEnd(), second);
    var windows = new Windows(scene);
    int need = layout.second() - layout.first();
    for (int i = 0; i < Layout.SLOTS - 1; i++) {
      scene.words()[layout.slot(i)] =
          switch (dice.below(5)) {
            case 0, 1 -> windows.psw(true, layout.first() + dice.below(3), first, need);
            case 2, 3 -> windows.psw(true, layout.second() + dice.below(3), second, need);
            default -> windows.psw(dice.percent(20), supervisorCode(scene), 0, need);
          };
    }
    scene.words()[layout.slot(Layout.SLOTS - 1)] =
        scene.vocabulary().psw(false, layout.stop(), 0, words(scene));
  }

  private static int supervisorCode(Scene scene) {
    var layout = scene.layout();
    return scene.dice().percent(65)
        ? layout.stop()
        : scene.dice().between(Layout.MAIN, layout.mainEnd() - 1);
  }

  /** l for a program: none, its own start, or a little before. */
  private static int base(Scene scene, int start) {
    int chance = scene.dice().below(10);
    return chance < 3 ? 0 : chance < 7 ? start : start - scene.dice().below(start);
  }

  private static void user(Scene scene, int start, int end, int base) {
    var code = new Code(scene, Weights.USER, start, end, base);
    code.fill(1);
    switch (scene.dice().below(24)) {
      case 0, 3, 4 -> code.say("halt");
      case 1, 5, 6 -> code.put(0);
      case 2 -> code.say("jmp", 0, code.relative(start));
      default -> code.say("svc", scene.dice().below(8));
    }
  }

  private static void supervisor(Scene scene) {
    var layout = scene.layout();
    var dice = scene.dice();
    var code = new Code(scene, Weights.SUPERVISOR, Layout.MAIN, layout.mainEnd(), 0);
    code.fill(1);
    switch (dice.below(10)) {
      case 0 -> code.say("halt");
      case 1 -> code.say("svc", dice.below(8));
      default -> code.say("lpsw", 0, layout.slot(dice.below(2)));
    }
  }

  /**
   * E[1], and now and then something in E[0]. A few lead where no handler is, and some of those
   * trap for ever.
   */
  private static void entry(Scene scene) {
    var layout = scene.layout();
    var dice = scene.dice();
    var vocabulary = scene.vocabulary();
    long b = dice.percent(75) ? layout.words() : vocabulary.addresses() - 1 - dice.below(2);
    int chance = dice.below(100);
    scene.words()[Layout.NEW] =
        chance < 91
            ? vocabulary.psw(false, layout.handler(), 0, b)
            : chance < 94
                ? vocabulary.psw(false, layout.handler(), 0, dice.below(layout.handler()))
                : chance < 97
                    ? vocabulary.psw(true, layout.handler(), 0, b)
                    : new Windows(scene)
                        .psw(false, layout.stop(), layout.stop() - dice.below(3), 4);
    scene.words()[Layout.OLD] = dice.percent(90) ? 0 : vocabulary.psw(true, 1, 2, 3);
  }

  /** Takes out data that happen to be an instruction that is not to be generated. */
  private void sift(Layout layout, long[] storage) {
    if (without.isEmpty()) {
      return;
    }
    for (int i = layout.free(); i < storage.length; i++) {
      var decoded = decoder.decode(storage[i]);
      if (decoded.isPresent() && excludes(decoded.get().instruction())) {
        storage[i] = 0;
      }
    }
  }

  private static long[] input(Dice dice) {
    var input = new long[dice.percent(10) ? 8 + dice.below(8) : dice.below(4)];
    for (int i = 0; i < input.length; i++) {
      input[i] = dice.percent(80) ? dice.below(100) : dice.word();
    }
    return input;
  }
}
