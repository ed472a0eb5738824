package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BNE;
import static org.vmorph.conformance.gen.Verb.LI;

/**
 * Writes instructions one after another into a stretch of a guest's storage. What does not fit is
 * left out.
 */
public final class Code {
  private final GuestDraft draft;
  private final Dice dice;
  private final OddCode oddCode;
  private final Operands operands;
  private Weights weights = Weights.SUPERVISOR;
  private int start;
  private int end;
  private AddressNames view = AddressNames.PLAIN;
  private int at;

  Code(GuestDraft draft) {
    this.draft = draft;
    this.dice = draft.dice();
    this.oddCode = new OddCode(draft);
    this.operands = new Operands(draft);
  }

  /**
   * Code that sees storage in some way.
   *
   * @param from where it starts
   * @param to behind its last word
   * @param seen what it sees when it runs, as far as anybody can foresee
   */
  public void begin(Weights drawnBy, int from, int to, AddressNames seen) {
    weights = drawnBy;
    start = from;
    end = to;
    view = seen;
    at = from;
  }

  /** How many words are left. */
  public int room() {
    return end - at;
  }

  /** Its first address. */
  public int start() {
    return start;
  }

  /** The address of its next word. */
  public int at() {
    return at;
  }

  /** The address behind its last word. */
  public int end() {
    return end;
  }

  /** An address of the guest, as this code has to name it. */
  public long named(long address) {
    return view.named(address);
  }

  /** Any word. */
  public Code put(long word) {
    if (at < end) {
      draft.words()[at++] = word;
    }
    return this;
  }

  /** An instruction without operands. */
  public Code say(Verb verb) {
    return say(verb, 0, 0, 0);
  }

  /** One with one operand. */
  public Code say(Verb verb, long operand) {
    return say(verb, operand, 0, 0);
  }

  /** One with two. */
  public Code say(Verb verb, long first, long second) {
    return say(verb, first, second, 0);
  }

  /** One with three. */
  public Code say(Verb verb, long first, long second, long third) {
    return put(draft.machine().word(verb, first, second, third));
  }

  /** Something that ends like this, so many words before the end. */
  public void fill(int leave) {
    while (room() > leave) {
      int before = at;
      if (dice.percent(16) && room() > leave + 7) {
        loop();
      } else if (dice.percent(4) && room() > leave + 4) {
        oddCode.patch(this);
      } else if (weights == Weights.SUPERVISOR && dice.percent(9) && room() > leave + 2) {
        draft.control().change(this);
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
    int left = draft.registers().loop(0);
    int none = draft.registers().loop(1);
    say(LI, left, dice.between(2, 9)).say(LI, none, 0);
    int head = at;
    for (int body = dice.between(1, 3); body > 0; body--) {
      any();
    }
    say(ADDI, left, -1).say(BNE, left, none, named(head));
  }

  /** Any instruction. */
  public void any() {
    int odd = dice.below(100);
    if (odd < 2) {
      almost();
      return;
    }
    if (odd < 3) {
      put(draft.data());
      return;
    }
    var entry = draft.instructions().draw(dice, weights);
    switch (entry.care()) {
      case ENDS -> rarely(entry, 12);
      case LOADS_PSW -> {
        int chance = dice.below(100);
        if (chance < 20 && room() > 2) {
          oddCode.indexed(this, entry.encoding());
        } else if (chance < 28) {
          oddCode.astray(this, entry.encoding());
        } else if (chance < 68) {
          put(entry.encoding().word(0, named(slot()), 0));
        }
      }
      case LOADS_CONTROL -> rarely(entry, 30);
      case NONE -> write(entry);
    }
  }

  private int slot() {
    return draft.layout().slot(dice.below(Layout.SLOTS));
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
  public void almost() {
    var entry = draft.instructions().draw(dice, weights);
    oddCode.almost(this, entry, word(entry));
  }
}
