package org.vmorph.conformance.run.compare;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Started;
import org.vmorph.conformance.run.host.StorageUses;
import org.vmorph.model.concrete.Machine;

/**
 * The step at which a divergence shows, made by the monitor with all that it has come through, its
 * guest put from outside into a state that is another one in some respect. If both sides agree
 * then, what is wrong has to do with the respect; if they do not, it has not.
 */
final class Here {
  private final Divergence divergence;

  /** Words of storage from which something was executed. */
  private final BitSet executed = new BitSet();

  private final Comparison comparison;
  private final boolean canBeTried;

  /** Both sides before the step. */
  Here(Divergence divergence) {
    this.divergence = divergence;
    this.comparison = new Comparison(divergence.setting()).start(divergence.program());
    this.canBeTried = divergence.step() > 0 && divergence.atOnce().isEmpty();
    for (long step = 1; step < divergence.step(); step++) {
      look();
      comparison.step();
    }
    look();
  }

  private void look() {
    new StorageUses(comparison.bare()).fetched().ifPresent(address -> executed.set((int) address));
  }

  /** The bare machine before the step, to be changed at will. */
  Machine before() {
    return Started.in(divergence);
  }

  /** Whether nothing has been executed from a word. */
  boolean isUntouched(long address) {
    return !executed.get((int) address);
  }

  /**
   * Whether both sides agree in another state.
   *
   * @param change makes the state another one, or says that it cannot be
   * @return empty if a guest's state cannot be set from outside
   */
  Optional<Boolean> agrees(Predicate<Machine> change) {
    var other = before();
    return change.test(other) ? agrees(other) : Optional.of(false);
  }

  /**
   * Whether they agree in this state, and not because what is put anew is put right: with the same
   * words, put once more, they differ.
   */
  Optional<Boolean> agrees(Machine other) {
    var right = agreesAfter(true, other);
    return right.isPresent() && right.get()
        ? new Here(divergence).agreesAfter(false, other).map(cured -> !cured)
        : right;
  }

  private Optional<Boolean> agreesAfter(boolean changed, Machine other) {
    if (!canBeTried) {
      return Optional.of(false);
    }
    try {
      put(comparison, other, changed);
    } catch (UnsupportedOperationException nothingCanBeSet) {
      return Optional.empty();
    } catch (RuntimeException refused) {
      return Optional.of(false);
    }
    if (comparison.judge().differs().isPresent()) {
      return Optional.of(false);
    }
    comparison.step();
    return Optional.of(comparison.judge().differs().isEmpty());
  }

  /** Puts both sides into a state; what is as it was is let alone. */
  static void put(Comparison comparison, Machine other) {
    put(comparison, other, true);
  }

  /** The same, or puts what is another there as it is here. */
  private static void put(Comparison comparison, Machine other, boolean changed) {
    var bare = comparison.bare();
    var guest = comparison.guest();
    for (var cell : bare.architecture().cells()) {
      if (bare.get(cell) != other.get(cell)) {
        long word = changed ? other.get(cell) : bare.get(cell);
        bare.set(cell, word);
        guest.set(cell, word);
      }
    }
    for (var file : bare.architecture().files()) {
      long end = Math.max(bare.used(file), other.used(file));
      for (long i = 0; i < end; i++) {
        if (bare.load(file, i) != other.load(file, i)) {
          long word = changed ? other.load(file, i) : bare.load(file, i);
          bare.store(file, i, word);
          guest.store(file, i, word);
        }
      }
    }
  }
}
