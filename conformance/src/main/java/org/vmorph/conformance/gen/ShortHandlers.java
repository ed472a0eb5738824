package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADD;
import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BGEU;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.ST;

/** Short trap handlers, always in the same place. */
public final class ShortHandlers {
  private final GuestDraft draft;
  private final Dice dice;
  private final MachineWords machine;
  private final Layout layout;
  private final Code code;

  /** Those of a guest that is written. */
  public ShortHandlers(GuestDraft draft) {
    this.draft = draft;
    this.dice = draft.dice();
    this.machine = draft.machine();
    this.layout = draft.layout();
    this.code = draft.code();
  }

  /** One of the handler's two registers. */
  public int a() {
    return draft.registers().handler(0);
  }

  /** The other one. */
  public int b() {
    return draft.registers().handler(1);
  }

  /** Begins one of another kind: its code, with all of storage in sight. */
  public Code begin() {
    draft.control().handle(layout.shortHandler());
    draft.words()[layout.shortStop()] = machine.word(HALT, 0, 0);
    code.begin(Weights.SUPERVISOR, layout.shortHandler(), layout.shortStop(), AddressNames.PLAIN);
    return code;
  }

  /** Tells what trapped, and halts. */
  public void tell() {
    begin();
    code.say(LD, a(), 0, layout.oldPsw()).say(PUT, a()).say(HALT);
  }

  /** Goes on behind what trapped; halts after so many traps. */
  public void skip(int traps) {
    begin();
    code.say(LD, a(), 0, layout.count()).say(ADDI, a(), 1).say(ST, a(), 0, layout.count());
    code.say(LI, b(), traps).say(BGEU, a(), b(), layout.shortStop());
    int where = dice.percent(50) ? layout.oldPsw() : layout.changed();
    code.say(LD, a(), 0, layout.oldPsw()).say(LI, b(), machine.nextP()).say(ADD, a(), b());
    code.say(ST, a(), 0, where).say(LPSW, 0, where);
  }
}
