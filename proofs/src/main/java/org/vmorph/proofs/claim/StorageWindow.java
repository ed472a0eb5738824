package org.vmorph.proofs.claim;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.State;

/**
 * What R shows of storage: the window, by the addresses of a program. Two states have the same if
 * every address is refused in both, or leads to words that correspond.
 */
interface StorageWindow<W, B, M> {
  /** That of a machine. */
  static <W, B, M> StorageWindow<W, B, M> of(
      Architecture machine, Terms<W, B, M> is, Unknowns<W, M> unknowns) {
    var translation = machine.translation();
    if (translation.isEmpty() || translation.get().isToldByTraps()) {
      return new WholeStorage<>(machine, is, unknowns);
    }
    return translation.get() instanceof Relocation r
        ? new RelocatedWindow<>(machine.storage(), r, is, unknowns)
        : new TranslatedWindow<>(machine.storage(), translation.get(), is, unknowns);
  }

  /**
   * Storage of which the window is the same wherever it lies, and the rest is anything.
   *
   * @param state which says where it lies; its storage is not looked at
   * @param mark of the state
   */
  M framed(File storage, State<W, M> state, String mark);

  /** What two states with such storage have in common, so that both have the same window. */
  B isMoved(State<W, M> one, State<W, M> other);

  /**
   * What two states that differ in M have in common, so that both have the same window at the same
   * place; asked where it depends on that.
   */
  default B isSame(State<W, M> one, State<W, M> other) {
    throw new IllegalStateException("asked of a window that does not depend on M");
  }

  /**
   * Two states of the same window that differ in q.
   *
   * @param other a second state, of which q is its own
   */
  List<State<W, M>> grown(State<W, M> one, State<W, M> other);

  /** What the two have in common, so that they are such states. */
  B isGrown(State<W, M> one, State<W, M> other);

  /** Whether it is told what is in it; else what is refused is not, and its trap says so. */
  default boolean isTold() {
    return true;
  }

  /** Whether the windows of two states are equally large, if pairs are not made so. */
  B reachAlike(State<W, M> one, State<W, M> other);

  /**
   * A state of the same window at the same place as the first one, of which R may be written
   * otherwise.
   *
   * @param other a second state, of which all of R that may differ is its own
   */
  State<W, M> respelt(State<W, M> one, State<W, M> other);

  /** What the two have in common, so that they are such states. */
  B isRespelt(State<W, M> one, State<W, M> other);

  /** A state that says where the window is, and what storage has become since. */
  record Seen<W, M>(State<W, M> by, State<W, M> storage) {}

  /** Whether a word that both show, at a distance from where they do, is another one. */
  B differs(Seen<W, M> one, Seen<W, M> other, W distance);

  /** Whether a word of storage that is not in the window has become another one. */
  B escapes(Seen<W, M> run, W index);

  /** Whether an address is refused now and was not, or leads to another word. */
  B leadsElsewhere(State<W, M> before, State<W, M> after, W address);

  /** Whether an address that is not refused leads to another word than that of its number. */
  default B moves(State<W, M> state) {
    throw new IllegalStateException("asked of a window that is told");
  }
}
