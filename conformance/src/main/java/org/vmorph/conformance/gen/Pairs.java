package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BNE;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.RDT;
import static org.vmorph.conformance.gen.Verb.STT;

import org.vmorph.model.concrete.Concrete;

/**
 * Writes a guest that puts odd words on the console, each after each, and on the timer. A service
 * that is wrong for one word, or for one after another, is not found by words left to chance.
 */
final class Pairs {
  private final GuestDraft draft;
  private final Code code;

  Pairs(GuestDraft draft) {
    this.draft = draft;
    this.code = draft.code();
  }

  /** The least and the largest, some x and -x, the ends of a line, and what puts them. */
  private long[] odd(int first, int second) {
    var machine = draft.machine();
    return new long[] {
      Long.MIN_VALUE,
      Long.MAX_VALUE,
      -1,
      0,
      1,
      13,
      10,
      machine.addresses() - 1,
      1 - machine.addresses(),
      machine.word(PUT, first, 0),
      machine.word(PUT, second, 0),
      machine.word(HALT, 0, 0)
    };
  }

  void write() {
    int outer = draft.registers().loop(0);
    int none = draft.registers().loop(1);
    int first = draft.registers().handler(0);
    int second = draft.registers().handler(1);
    int inner = draft.registers().anybodys();
    var odd = odd(first, second);
    int bits = draft.machine().bits();
    int table = draft.layout().freeEnd() - odd.length;
    for (int i = 0; i < odd.length; i++) {
      draft.words()[table + i] = Concrete.low(odd[i], bits);
    }
    int main = draft.layout().main();
    draft.control().handle(main);
    code.begin(Weights.SUPERVISOR, main, table, AddressNames.PLAIN);
    code.say(LI, none, 0).say(LI, outer, odd.length);
    int again = code.at();
    code.say(LD, first, outer, table - 1).say(LI, inner, odd.length);
    int next = code.at();
    code.say(LD, second, inner, table - 1).say(PUT, first).say(PUT, second);
    if (draft.machine().has(STT)) {
      code.say(STT, first).say(STT, second).say(RDT, second).say(PUT, second);
    }
    code.say(ADDI, inner, -1).say(BNE, inner, none, next);
    code.say(ADDI, outer, -1).say(BNE, outer, none, again).say(HALT);
  }
}
