package org.vmorph.conformance.shrink;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.again.Steadiness;
import org.vmorph.conformance.run.again.Trace;
import org.vmorph.conformance.run.compare.Attempt;
import org.vmorph.conformance.run.compare.Volume;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.Snapshot;

/**
 * The smallest program so far, and the test for a better one: it fails in the same way, in as many
 * steps at most. With another kind of failure a shrinker slides into another bug.
 */
final class Search {
  private final Divergence found;
  private final int limit;

  /** Of fewer words more may be executed; a program is not made longer for those who read it. */
  private final long instructions;

  private final Snapshot reset;
  private Divergence best;
  private int tries;

  Search(Divergence found, int limit) {
    this.found = found;
    this.limit = limit;
    this.best = found.atOnce().isPresent() ? pinned(found) : found;
    this.instructions = Trace.instructions(found);
    this.reset = new Machine(found.setting().semantics(), found.setting().words()).snapshot();
  }

  /** Of a failure that shows at once the first run stays as long as it is. */
  private static Divergence pinned(Divergence found) {
    return found.of(Volume.pinned(found.setting(), found.program()));
  }

  /** Whether there is nothing more to try. */
  boolean isOver() {
    return tries >= limit;
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

  /** How many words there are. */
  int size() {
    return best.program().size();
  }

  /** Whether so many words from an address on are zero. */
  boolean isBlank(int from, int size) {
    return IntStream.range(from, from + size).allMatch(at -> word(at) == 0);
  }

  long word(int address) {
    return best.program().word(address);
  }

  /** Tries a program with other words; the best one from now on if it will do. */
  boolean words(long[] words) {
    return accept(best.program().withWords(words));
  }

  /**
   * The same; if it will not do, then with a first run that is so many steps shorter, or that is
   * the one in which it shows.
   */
  boolean earlier(long[] words, long left) {
    if (words(words)) {
      return true;
    }
    var program = best.program();
    if (left <= 0 || program.first().isEmpty()) {
      return false;
    }
    long shorter = program.first().getAsLong() - left;
    long first = shorter > 0 ? shorter : best.step() - left + 1;
    return accept(program.withWords(words).withFirst(OptionalLong.of(first)));
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
    if (isOver() || candidate.equals(best.program())) {
      return false;
    }
    tries++;
    var finding = run(candidate);
    if (finding instanceof Divergence divergence
        && divergence.sameKindAs(found)
        && isSmaller(divergence)
        && Trace.instructions(divergence) <= instructions) {
      best = divergence.in(found.setting());
      return true;
    }
    return false;
  }

  private Finding run(GuestProgram candidate) {
    if (found.rule() == Rule.E10) {
      return after(candidate);
    }
    return found.atOnce().isPresent()
        ? new Volume(found.setting()).explain(candidate)
        : Attempt.in(found.setting().withBudget(best.step())).stepByStep(candidate);
  }

  /** What comes of it after others, if nothing comes of it alone. */
  private Finding after(GuestProgram candidate) {
    var setting = found.setting();
    return Steadiness.after(setting, found.before(), candidate)
        .filter(again -> again.sameKindAs(found))
        .filter(again -> Steadiness.after(setting, List.of(), candidate).isEmpty())
        .<Finding>map(again -> again)
        .orElseGet(() -> new Agreed(false, 0));
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
    return words
        + started(program)
        + program.input().length
        + divergence.step()
        + program.first().orElse(0);
  }

  /** In how much the guest starts unlike one that has just been reset. */
  private long started(GuestProgram program) {
    return program.start().map(start -> reset.differences(start.state()).size()).orElse(0);
  }
}
