package org.vmorph.proofs.claim;

import java.util.List;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.State;

/** The window of (l, b), as the paper has it. */
final class RelocatedWindow<W, B, M> implements StorageWindow<W, B, M> {
  private final File storage;
  private final Relocation r;
  private final Terms<W, B, M> is;
  private final Unknowns<W, M> unknowns;

  RelocatedWindow(File storage, Relocation r, Terms<W, B, M> is, Unknowns<W, M> unknowns) {
    this.storage = storage;
    this.r = r;
    this.is = is;
    this.unknowns = unknowns;
  }

  @Override
  public M framed(File file, State<W, M> state, String mark) {
    var rest = unknowns.content("O" + mark, file);
    return unknowns.framed("V", rest, file, state.get(r.base()), state.get(r.bound()), 1);
  }

  /** They share b, and the words by their distance from l. */
  @Override
  public B isMoved(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
  }

  /**
   * Whether they reach equally many words: min(b, q - l), none if l is not below q; some number
   * that both reach.
   */
  @Override
  public B reachAlike(State<W, M> one, State<W, M> other) {
    var reach = unknowns.word("reach", is.bits());
    return is.all(reaches(one, reach), reaches(other, reach));
  }

  @Override
  public List<State<W, M>> grown(State<W, M> one, State<W, M> other) {
    return List.of(one, other);
  }

  @Override
  public B isGrown(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
  }

  /** With any b. */
  @Override
  public State<W, M> respelt(State<W, M> one, State<W, M> other) {
    return other;
  }

  @Override
  public B isRespelt(State<W, M> one, State<W, M> other) {
    return reachAlike(one, other);
  }

  /**
   * Whether a state reaches so many words. The number is left open and said by sums that do not
   * wrap; as a term with a difference and a minimum in it the same costs a solver several times as
   * much.
   */
  private B reaches(State<W, M> state, W words) {
    int bits = is.bits();
    var l = state.get(r.base());
    var b = state.get(r.bound());
    var end = is.sum(l, words);
    var q = is.wide(state.size());
    var some =
        is.all(
            is.not(is.below(bits, b, words)),
            is.not(is.below(bits + 1, q, end)),
            is.or(is.equal(bits, words, b), is.equal(bits + 1, end, q)));
    var inside = is.below(bits, l, state.size());
    return is.or(
        is.domain().and(inside, some),
        is.domain().and(is.not(inside), is.equal(bits, words, is.address(0))));
  }

  @Override
  public B differs(Seen<W, M> one, Seen<W, M> other, W address) {
    return is.all(
        has(one.by(), address),
        has(other.by(), address),
        is.not(is.equal(storage.bits(), word(one, address), word(other, address))));
  }

  private W word(Seen<W, M> in, W address) {
    var content = in.storage().get(storage);
    return is.domain().load(storage, content, in.by().get(r.base()), address);
  }

  private B has(State<W, M> state, W address) {
    int bits = is.bits();
    return is.domain()
        .and(
            is.below(bits, address, state.get(r.bound())),
            is.below(bits + 1, is.sum(state.get(r.base()), address), is.wide(state.size())));
  }

  @Override
  public B escapes(Seen<W, M> run, W index) {
    int bits = is.bits();
    var l = run.by().get(r.base());
    var inside =
        is.domain()
            .and(
                is.not(is.below(bits, index, l)),
                is.below(bits + 1, is.wide(index), is.sum(l, run.by().get(r.bound()))));
    return is.domain().and(is.not(inside), is.changes(storage, run.by(), run.storage(), index));
  }

  /** It depends on l, b and q, and one of them would have changed. */
  @Override
  public B leadsElsewhere(State<W, M> before, State<W, M> after, W address) {
    return is.domain().truth(false);
  }
}
