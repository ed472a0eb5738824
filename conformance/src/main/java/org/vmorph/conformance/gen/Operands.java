package org.vmorph.conformance.gen;

/** Draws the operands of instructions. */
final class Operands {
  private final GuestDraft draft;
  private final Dice dice;
  private final Layout layout;

  Operands(GuestDraft draft) {
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = draft.layout();
  }

  /** All operands of an instruction that comes next in some code, in their places. */
  long draw(Entry entry, Code code) {
    long word = 0;
    for (var slot : entry.registers()) {
      word |= slot.put(draft.register());
    }
    for (var slot : entry.indexes()) {
      if (dice.percent(8)) {
        word |= slot.put(draft.register());
      }
    }
    for (var slot : entry.numbers()) {
      word |= slot.put(number(entry, code));
    }
    return word;
  }

  private long number(Entry entry, Code code) {
    if (entry.jumps()) {
      return dice.percent(96) ? near(code) : address(code);
    }
    return entry.indexed() || dice.percent(40) ? address(code) : draft.number();
  }

  /** An address a few words on. */
  private long near(Code code) {
    return code.named(Math.min(code.at() + dice.between(1, 4), code.end() - 1));
  }

  /**
   * An address: mostly of data, sometimes of code, sometimes where a window or the storage ends.
   */
  private long address(Code code) {
    int chance = dice.below(100);
    if (chance < 72) {
      return code.named(dice.between(layout.free(), layout.freeEnd() - 1));
    }
    if (chance < 84) {
      return code.named(dice.below(layout.words()));
    }
    if (chance < 90) {
      return code.named(dice.between(code.start(), code.end() - 1));
    }
    return dice.percent(70) ? code.named(layout.words() - 2 + dice.below(4)) : draft.number();
  }
}
