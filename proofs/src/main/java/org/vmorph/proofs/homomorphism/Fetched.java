package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.arch.Decoding;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Terms;

/** The word that a state's P points to, and what it says. */
final class Fetched<W, B, M> {
  private final Ground<W, B, M> ground;
  private final Terms<W, B, M> is;
  private final Elaboration semantics;
  private final State<W, M> state;
  private final Word.Operand name;
  private final W word;
  private final Meaning<W, B, M> fields;
  private final Decoding decoding;

  Fetched(Ground<W, B, M> ground, Terms<W, B, M> is, Elaboration semantics, State<W, M> state) {
    this.ground = ground;
    this.is = is;
    this.semantics = semantics;
    this.state = state;
    var fetch = semantics.fetch().orElseThrow().word();
    this.name = new Word.Operand("fetched", fetch.bits());
    this.decoding = semantics.decoder().of(name);
    this.word = new Meaning<>(ground.domain(), OperandValues.<W>none(), state).word(fetch);
    this.fields =
        new Meaning<>(ground.domain(), new OperandValues<>(List.of(name), List.of(word)), state);
  }

  W word() {
    return word;
  }

  /** The fetch does not trap. */
  B arrives() {
    return is.not(Outcome.ofFetch(semantics, ground.domain(), state).trapped());
  }

  /** It is this instruction, with some operands. */
  B is(Instruction instruction) {
    return fields.truth(decoding.is(instruction));
  }

  /** It is no instruction at all. */
  B isNone() {
    var none = ground.domain().truth(true);
    for (var instruction : semantics.machine().instructions()) {
      none = is.all(none, is.not(is(instruction)));
    }
    return none;
  }

  /** Its operands, if it is this instruction. */
  OperandValues<W> operands(Instruction instruction) {
    var words = OperandValues.of(semantics.decoder().pattern(instruction), name);
    var values = words.values().stream().map(fields::word).toList();
    for (int i = 0; i < values.size(); i++) {
      ground.show(words.names().get(i).name(), values.get(i));
    }
    return new OperandValues<>(words.names(), values);
  }
}
