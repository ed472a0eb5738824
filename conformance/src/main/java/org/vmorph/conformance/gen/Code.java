package org.vmorph.conformance.gen;

import org.vmorph.conformance.gen.Instructions.Weights;

/**
 * Writes instructions one after another into a stretch of a guest's storage. What does not fit is
 * left out.
 */
final class Code {
  /** Registers below are anybody's; from here on they belong to loops and handlers, mostly. */
  private static final int ANYBODYS = 8;

  private final Scene scene;
  private final Dice dice;
  private final Weights weights;
  private final int start;
  private final int end;
  private final int base;
  private int at;

  /**
   * Code that is run with a relocation.
   *
   * @param base l when it runs, as far as anybody can foresee
   */
  Code(Scene scene, Weights weights, int start, int end, int base) {
    this.scene = scene;
    this.dice = scene.dice();
    this.weights = weights;
    this.start = start;
    this.end = end;
    this.base = base;
    this.at = start;
  }

  int room() {
    return end - at;
  }

  int at() {
    return at;
  }

  /** An address of the guest, as this code has to name it. */
  long relative(long address) {
    return address - base;
  }

  Code put(long word) {
    if (at < end) {
      scene.words()[at++] = word;
    }
    return this;
  }

  /** An instruction, by name. */
  Code say(String name, long... operands) {
    return put(scene.vocabulary().word(name, operands));
  }

  /** Something that ends like this, so many words before the end. */
  void fill(int leave) {
    while (room() > leave) {
      int before = at;
      if (dice.percent(16) && room() > leave + 7) {
        loop();
      } else if (dice.percent(4) && room() > leave + 4) {
        new Tricks(scene, this).patch();
      } else if (weights == Weights.SUPERVISOR && dice.percent(9) && room() > leave + 2) {
        new Tricks(scene, this).window();
      } else {
        any();
      }
      if (at == before) {
        return;
      }
    }
  }

  /** A loop that ends: it counts down in registers that its body leaves alone, mostly. */
  private void loop() {
    say("li", 12, dice.between(2, 9)).say("li", 13, 0);
    int head = at;
    for (int body = dice.between(1, 3); body > 0; body--) {
      any();
    }
    say("addi", 12, -1).say("bne", 12, 13, relative(head));
  }

  /** Any instruction. */
  void any() {
    if (dice.percent(1)) {
      put(scene.data());
      return;
    }
    var entry = scene.instructions().draw(dice, weights);
    switch (Vocabulary.delicate(entry.instruction())) {
      case ENDS -> rarely(entry, 12);
      case LOADS_PSW -> {
        if (dice.percent(60)) {
          say("lpsw", 0, relative(scene.layout().slot(dice.below(Layout.SLOTS))));
        }
      }
      case LOADS_R -> rarely(entry, 30);
      case NONE -> write(entry);
    }
  }

  private void rarely(Instructions.Entry entry, int chance) {
    if (weights == Weights.USER || dice.percent(chance)) {
      write(entry);
    }
  }

  private void write(Instructions.Entry entry) {
    var operands = new long[entry.register().length];
    boolean indexed = false;
    for (int i = 0; i < operands.length; i++) {
      if (entry.index()[i]) {
        indexed = true;
        operands[i] = dice.percent(8) ? register() : 0;
      } else if (entry.register()[i]) {
        operands[i] = register();
      }
    }
    for (int i = 0; i < operands.length; i++) {
      if (!entry.register()[i]) {
        operands[i] = number(entry, indexed);
      }
    }
    put(entry.form().encode(entry.instruction().opcode(), operands));
  }

  private long register() {
    return dice.percent(96) ? dice.below(ANYBODYS) : dice.below(16);
  }

  private long number(Instructions.Entry entry, boolean indexed) {
    return switch (entry.instruction().flow()) {
      case JUMPS ->
          dice.percent(96) ? relative(Math.min(at + dice.between(1, 4), end - 1)) : address();
      case FALLS_THROUGH -> indexed || dice.percent(40) ? address() : scene.number();
    };
  }

  /**
   * An address: mostly of data, sometimes of code, sometimes where a window or the storage ends.
   */
  private long address() {
    var layout = scene.layout();
    int chance = dice.below(100);
    if (chance < 72) {
      return relative(dice.between(layout.free(), layout.words() - 1));
    }
    if (chance < 84) {
      return relative(dice.below(layout.words()));
    }
    if (chance < 90) {
      return relative(dice.between(start, end - 1));
    }
    return dice.percent(70) ? relative(layout.words() - 2 + dice.below(4)) : scene.number();
  }
}
