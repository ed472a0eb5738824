package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BNE;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;

import org.vmorph.conformance.gen.Instructions.Weights;

/**
 * Writes instructions one after another into a stretch of a guest's storage. What does not fit is
 * left out.
 */
final class Code {
  private final Scene scene;
  private final Dice dice;
  private final Tricks tricks;
  private final Operands operands;
  private Weights weights = Weights.SUPERVISOR;
  private int start;
  private int end;
  private int base;
  private int at;

  Code(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice();
    this.tricks = new Tricks(scene);
    this.operands = new Operands(scene);
  }

  /**
   * Code that is run with a relocation.
   *
   * @param from where it starts
   * @param to behind its last word
   * @param l the base when it runs, as far as anybody can foresee
   */
  void begin(Weights drawnBy, int from, int to, int l) {
    weights = drawnBy;
    start = from;
    end = to;
    base = l;
    at = from;
  }

  int room() {
    return end - at;
  }

  int start() {
    return start;
  }

  int at() {
    return at;
  }

  int end() {
    return end;
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

  /** An instruction without operands. */
  Code say(Verb verb) {
    return say(verb, 0, 0, 0);
  }

  /** One with one operand. */
  Code say(Verb verb, long operand) {
    return say(verb, operand, 0, 0);
  }

  /** One with two. */
  Code say(Verb verb, long first, long second) {
    return say(verb, first, second, 0);
  }

  /** One with three. */
  Code say(Verb verb, long first, long second, long third) {
    return put(scene.vocabulary().word(verb, first, second, third));
  }

  /** Something that ends like this, so many words before the end. */
  void fill(int leave) {
    while (room() > leave) {
      int before = at;
      if (dice.percent(16) && room() > leave + 7) {
        loop();
      } else if (dice.percent(4) && room() > leave + 4) {
        tricks.patch(this);
      } else if (weights == Weights.SUPERVISOR && dice.percent(9) && room() > leave + 2) {
        tricks.window(this);
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
    int left = scene.registers().loop(0);
    int none = scene.registers().loop(1);
    say(LI, left, dice.between(2, 9)).say(LI, none, 0);
    int head = at;
    for (int body = dice.between(1, 3); body > 0; body--) {
      any();
    }
    say(ADDI, left, -1).say(BNE, left, none, relative(head));
  }

  /** Any instruction. */
  void any() {
    int odd = dice.below(100);
    if (odd < 2) {
      almost();
      return;
    }
    if (odd < 3) {
      put(scene.data());
      return;
    }
    var entry = scene.instructions().draw(dice, weights);
    switch (entry.delicate()) {
      case ENDS -> rarely(entry, 12);
      case LOADS_PSW -> {
        int chance = dice.below(100);
        if (chance < 20 && room() > 2) {
          tricks.indexed(this);
        } else if (chance < 28) {
          tricks.astray(this);
        } else if (chance < 68) {
          say(LPSW, 0, relative(scene.layout().slot(dice.below(Layout.SLOTS))));
        }
      }
      case LOADS_R -> rarely(entry, 30);
      case NONE -> write(entry);
    }
  }

  private void rarely(Entry entry, int chance) {
    if (weights == Weights.USER || dice.percent(chance)) {
      write(entry);
    }
  }

  private void write(Entry entry) {
    put(word(entry));
  }

  private long word(Entry entry) {
    return entry.opcode() | operands.draw(entry, this);
  }

  /** A word that is no instruction, or hardly the one that was meant. */
  void almost() {
    var entry = scene.instructions().draw(dice, weights);
    tricks.almost(this, entry, word(entry));
  }
}
