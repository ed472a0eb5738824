package org.vmorph.conformance.shrink;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.Divergence;
import org.vmorph.conformance.run.Finding;
import org.vmorph.conformance.run.Lockstep;
import org.vmorph.conformance.run.Volume;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.Snapshot;

/**
 * The smallest program so far, and the test for a better one: it fails in the same way, in as many
 * steps at most. With another kind of failure a shrinker slides into another bug.
 */
final class Search {
  private final Divergence found;
  private final int limit;
  private final Snapshot reset;
  private Divergence best;
  private int tries;

  Search(Divergence found, int limit) {
    this.found = found;
    this.limit = limit;
    this.best = found;
    this.reset = new Machine(found.setting().semantics(), found.setting().words()).snapshot();
  }

  /** How a guest starts otherwise, its storage being zero. */
  Snapshot reset() {
    return reset;
  }

  Divergence best() {
    return best;
  }

  int tries() {
    return tries;
  }

  long[] words() {
    return best.program().words();
  }

  long word(int address) {
    return best.program().word(address);
  }

  /** Tries a program with other words; the best one from now on if it will do. */
  boolean words(long[] words) {
    return accept(best.program().withWords(words));
  }

  /** Tries a program with another word. */
  boolean word(int address, long word) {
    if (word == word(address)) {
      return false;
    }
    var words = words();
    words[address] = word;
    return words(words);
  }

  boolean accept(GuestProgram candidate) {
    if (tries == limit || candidate.equals(best.program())) {
      return false;
    }
    tries++;
    var finding = run(candidate);
    if (finding instanceof Divergence divergence
        && divergence.sameKindAs(found)
        && isSmaller(divergence)) {
      best = divergence.in(found.setting());
      return true;
    }
    return false;
  }

  private Finding run(GuestProgram candidate) {
    return found.atOnce().isPresent()
        ? new Volume(found.setting()).explain(candidate)
        : new Lockstep(found.setting().withBudget(best.step())).run(candidate);
  }

  /**
   * Fewer words and steps together, or words nearer to the start, or smaller numbers. Strictly, so
   * that the search comes to an end.
   */
  private boolean isSmaller(Divergence candidate) {
    long bySize = size(candidate) - size(best);
    if (bySize != 0) {
      return bySize < 0;
    }
    long byPlace = far(candidate) - far(best);
    return byPlace < 0
        || byPlace == 0 && Arrays.compareUnsigned(candidate.program().words(), words()) < 0;
  }

  /** How far from the start the words are, all together. */
  private static long far(Divergence divergence) {
    var program = divergence.program();
    return IntStream.range(0, program.size()).filter(at -> program.word(at) != 0).sum();
  }

  private long size(Divergence divergence) {
    var program = divergence.program();
    long words = Arrays.stream(program.words()).filter(word -> word != 0).count();
    return words + started(program) + program.input().length + divergence.step();
  }

  /** In how much the guest starts unlike one that has just been reset. */
  private long started(GuestProgram program) {
    return program.start().map(start -> reset.differences(start.state()).size()).orElse(0);
  }
}
