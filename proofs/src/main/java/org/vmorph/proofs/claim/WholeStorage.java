package org.vmorph.proofs.claim;

import java.util.LinkedHashMap;
import java.util.List;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;

/**
 * The window of a machine on which each word is where its number says: all of storage, but for what
 * R refuses, where there is one.
 */
record WholeStorage<W, B, M>(Architecture machine, Terms<W, B, M> is, Unknowns<W, M> unknowns)
    implements StorageWindow<W, B, M> {
  @Override
  public M framed(File file, State<W, M> state, String mark) {
    throw new IllegalStateException("nothing moves this window");
  }

  @Override
  public B isMoved(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
  }

  @Override
  public boolean isTold() {
    return machine.translation().isEmpty();
  }

  @Override
  public B reachAlike(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
  }

  @Override
  public List<State<W, M>> grown(State<W, M> one, State<W, M> other) {
    return List.of(one, other);
  }

  @Override
  public B isGrown(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
  }

  /** With any R. */
  @Override
  public State<W, M> respelt(State<W, M> one, State<W, M> other) {
    return other;
  }

  @Override
  public B isRespelt(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
  }

  @Override
  public B differs(Seen<W, M> one, Seen<W, M> other, W index) {
    return is.all(
        is.below(is.bits(), index, one.by().size()),
        is.below(is.bits(), index, other.by().size()),
        is.not(is.equal(storage().bits(), word(one, index), word(other, index))));
  }

  private File storage() {
    return machine.storage();
  }

  private W word(Seen<W, M> in, W index) {
    return is.domain().load(storage(), in.storage().get(storage()), is.address(0), index);
  }

  /** A unit of a word has become another one, and whoever had been there would have trapped. */
  @Override
  public B escapes(Seen<W, M> run, W index) {
    return machine
        .translation()
        .map(it -> escapes(run, index, it))
        .orElseGet(() -> is.domain().truth(false));
  }

  private B escapes(Seen<W, M> run, W index, Translation translation) {
    var numbering = machine.numbering();
    var before = word(new Seen<>(run.by(), run.by()), index);
    var after = word(run, index);
    // Units of which the same is asked are looked at together.
    var changed = new LinkedHashMap<B, B>();
    for (int i = 0; i < numbering.each(); i++) {
      int low = numbering.low(i);
      changed.merge(
          refused(run.by(), index, i, translation),
          is.not(is.equal(numbering.unit(), unit(before, low), unit(after, low))),
          is::or);
    }
    return changed.entrySet().stream()
        .map(it -> is.and(it.getValue(), it.getKey()))
        .reduce(is.domain().truth(false), is::or);
  }

  private W unit(W word, int low) {
    return is.domain().slice(word, low, machine.numbering().unit());
  }

  @Override
  public B moves(State<W, M> state) {
    var translation = machine.translation().orElseThrow();
    int bits = translation.addressBits(storage());
    var address = new Word.Operand("address", bits);
    var in =
        new Meaning<>(
            is.domain(),
            new OperandValues<>(List.of(address), List.of(unknowns.word("address", bits))),
            state);
    var its = in.word(machine.numbering().word(address).offset());
    var moves = is.domain().truth(false);
    for (var access : Access.values()) {
      var by = translation.by(access, bits);
      var refused =
          by.checks().apply(address).stream()
              .map(check -> in.truth(check.when()))
              .reduce(is.domain().truth(false), is::or);
      for (var word : by.words().apply(address)) {
        var index = in.word(word.base().plus(word.offset()));
        moves = is.or(moves, is.and(is.not(refused), is.not(is.equal(is.bits(), index, its))));
      }
    }
    return moves;
  }

  private B refused(State<W, M> state, W index, int unit, Translation translation) {
    int bits = translation.addressBits(storage());
    var number = new Word.Operand("index", is.bits());
    var address = machine.numbering().address(number, unit, bits);
    var in =
        new Meaning<>(is.domain(), new OperandValues<>(List.of(number), List.of(index)), state);
    return translation.by(Access.STORE, bits).checks().apply(address).stream()
        .map(check -> in.truth(check.when()))
        .reduce(is.domain().truth(false), is::or);
  }

  /** What changes R is seen, for R is what has changed. */
  @Override
  public B leadsElsewhere(State<W, M> before, State<W, M> after, W address) {
    return is.domain().truth(false);
  }
}
