package org.vmorph.conformance.shrink;

import java.util.ArrayList;
import java.util.Arrays;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.again.Steadiness;
import org.vmorph.conformance.run.finding.Divergence;

/**
 * Leaves out words of the guests that are run before the one that fails: what is not needed becomes
 * zero.
 */
final class Predecessors {
  /** Runs it makes at most. */
  private static final int TRIES = 400;

  private final Divergence found;
  private Divergence best;
  private int tries;

  Predecessors(Divergence found) {
    this.found = found;
    this.best = found;
  }

  Divergence shrunk() {
    for (int place = 0; place < found.before().size(); place++) {
      accept(place, best.before().get(place).withInput(new long[0]));
      for (int size = found.program().size() / 2; size > 0; size /= 2) {
        for (int from = found.program().size() - size; from >= 0; from -= size) {
          blank(place, from, size);
        }
      }
    }
    return best;
  }

  int tries() {
    return tries;
  }

  private void blank(int place, int from, int size) {
    var words = best.before().get(place).words();
    Arrays.fill(words, from, from + size, 0);
    accept(place, best.before().get(place).withWords(words));
  }

  private void accept(int place, GuestProgram smaller) {
    if (tries == TRIES || smaller.equals(best.before().get(place))) {
      return;
    }
    tries++;
    var before = new ArrayList<>(best.before());
    before.set(place, smaller);
    Steadiness.after(found.setting(), before, best.program())
        .filter(again -> again.sameKindAs(found) && again.step() == best.step())
        .ifPresent(again -> best = again);
  }
}
