package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.ST;

/** Short pieces of code that do what monitors get wrong. */
final class OddCode {
  private final GuestDraft draft;
  private final Dice dice;
  private final Encoding lpsw;

  OddCode(GuestDraft draft) {
    this.draft = draft;
    this.dice = draft.dice();
    this.lpsw = draft.machine().encoding(LPSW.inMachine());
  }

  /** Writes another instruction over one that comes soon. */
  void patch(Code code) {
    int register = draft.register();
    int target = code.at() + 2 + dice.below(2);
    int from = dice.between(draft.layout().free(), draft.layout().freeEnd() - 1);
    draft.words()[from] = draft.machine().word(ADDI, draft.register(), dice.below(9));
    code.say(LD, register, 0, code.named(from)).say(ST, register, 0, code.named(target));
  }

  /** Loads a PSW by way of an index, whose displacement may go back. */
  void indexed(Code code, Encoding loading) {
    indexed(code, loading, code.named(draft.layout().slot(dice.below(Layout.SLOTS))));
  }

  private void indexed(Code code, Encoding loading, long address) {
    int register = draft.registers().index(dice);
    long back = dice.percent(50) ? dice.below(20) : 1L << dice.below(46);
    long x = dice.percent(50) ? back : -back;
    code.say(LI, register, address - x).put(loading.word(register, x, 0));
  }

  /**
   * Loads a PSW from where hardly anybody has one: at the ends of storage, beyond them, as far as
   * an address goes and further, and from the instruction itself.
   */
  void astray(Code code, Encoding loading) {
    long w = draft.layout().words();
    long addresses = draft.machine().addresses();
    long address =
        switch (dice.below(8)) {
          case 0 -> code.at();
          case 1 -> dice.below(2);
          case 2 -> w - 1 + dice.below(2);
          case 3 -> addresses - 1 - dice.below(4);
          case 4 -> addresses + draft.layout().slot(0);
          case 5 -> -1 - dice.below(4);
          case 6 -> draft.layout().slot(0) ^ 1L << dice.below(46);
          default -> dice.below((int) w);
        };
    load(code, loading, code.named(address));
  }

  /** Loads a PSW from an address as the code's window has it, by way of an index or not. */
  void lpsw(Code code, long address) {
    load(code, lpsw, address);
  }

  private void load(Code code, Encoding loading, long address) {
    if (dice.percent(50) && code.room() > 2) {
      indexed(code, loading, address);
    } else {
      code.put(loading.word(0, address, 0));
    }
  }

  /** A word that differs from an instruction in a bit that is no operand's. */
  void almost(Code code, Entry entry, long word) {
    code.put(word ^ 1L << entry.fixed()[dice.below(entry.fixed().length)]);
  }
}
