package org.vmorph.conformance.shrink;

import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.vmm.MonitorLost;

/**
 * Makes a failing program small: greedily, until nothing helps any more. It fails at the end as it
 * failed at first: the same rule, the same instruction, the same outcome on both sides.
 */
public final class Shrinker {
  /** Programs it runs at most. */
  public static final int TRIES = 4000;

  /** The same if each of them is run after others, under a monitor made anew. */
  private static final int TRIES_AFTER = 400;

  /** And of a guest that is large. */
  private static final int TRIES_LARGE = 200;

  /** So many words are loaded at most, in all these tries. */
  private static final long WORDS = 40_000_000;

  /** And so many steps are made, if each of them takes as many as the guest at first. */
  private static final long STEPS = 5_000_000;

  private Shrinker() {}

  /** The smallest divergence of this kind that greed finds. */
  public static Shrunk shrink(Divergence found) {
    return shrink(found, tries(found));
  }

  /**
   * Of a large guest fewer, for it takes as much time to be loaded as a small one to be run; and of
   * one that runs for long.
   */
  private static int tries(Divergence found) {
    if (found.rule() == Rule.E10) {
      return TRIES_AFTER;
    }
    return Math.clamp(
        Math.min(WORDS / found.program().size(), STEPS / Math.max(1, found.step())),
        TRIES_LARGE,
        TRIES);
  }

  /** The smallest divergence of this kind that so many tries find. */
  public static Shrunk shrink(Divergence found, int tries) {
    if (found.rule() == Rule.E10 && found.before().isEmpty()) {
      // What does not fail every time has no smaller guest that does.
      return Shrunk.not(found);
    }
    var search = new Search(found, tries);
    var fewer = new Fewer(search);
    var fresher = new Fresher(search);
    var simpler = new Simpler(search, found.setting().machine());
    var closer = new Closer(search, found.setting().machine());
    try {
      found
          .setting()
          .ask(
              () -> {
                Divergence before;
                do {
                  before = search.best();
                  fewer.all();
                  fresher.all();
                  simpler.all();
                  closer.all();
                } while (search.best() != before);
                return before;
              });
    } catch (MonitorLost lost) {
      // What is the smallest by now stays a divergence; a monitor that is gone is none.
    }
    if (found.rule() == Rule.E10) {
      var predecessors = new Predecessors(search.best());
      var smallest = predecessors.shrunk();
      return new Shrunk(found, smallest, search.tries() + predecessors.tries());
    }
    return new Shrunk(found, search.best(), search.tries());
  }
}
