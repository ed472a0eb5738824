package org.vmorph.proofs.claim;

import java.util.List;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.State;

/** The window of a machine that has no R: all of storage. */
record WholeStorage<W, B, M>(File storage, Terms<W, B, M> is) implements StorageWindow<W, B, M> {
  @Override
  public M framed(File file, State<W, M> state, String mark) {
    throw new IllegalStateException("nothing moves the window of a machine without R");
  }

  @Override
  public B isMoved(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
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

  @Override
  public State<W, M> respelt(State<W, M> one, State<W, M> other) {
    return one;
  }

  @Override
  public B isRespelt(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
  }

  @Override
  public B differs(Seen<W, M> one, Seen<W, M> other, W address) {
    return is.all(
        is.below(is.bits(), address, one.by().size()),
        is.below(is.bits(), address, other.by().size()),
        is.not(is.equal(storage.bits(), word(one, address), word(other, address))));
  }

  private W word(Seen<W, M> in, W address) {
    return is.domain().load(storage, in.storage().get(storage), is.address(0), address);
  }

  @Override
  public B escapes(Seen<W, M> run, W index) {
    return is.domain().truth(false);
  }

  @Override
  public B leadsElsewhere(State<W, M> before, State<W, M> after, W address) {
    return is.domain().truth(false);
  }
}
