package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The words that have these bits where the mask has ones, whatever their other bits: what manuals
 * print as {@code 0100 ---- --10}.
 *
 * @param bits those under the mask; the others are 0
 */
public record Match(long mask, long bits) {
  /** All words. */
  public static final Match ANY = new Match(0, 0);

  /** Keeps the bits under the mask. */
  public Match {
    bits &= mask;
  }

  /** Whether a word is one of them. */
  public boolean matches(long word) {
    return (word & mask) == bits;
  }

  /** Whether a word is one of these and of those. */
  public boolean meets(Match that) {
    return ((bits ^ that.bits) & mask & that.mask) == 0;
  }

  /** Whether each of these is one of those. */
  public boolean isWithin(Match that) {
    return (that.mask & ~mask) == 0 && that.matches(bits);
  }

  /** The words that are of both; each bit is known to one of them alone, or is the same in both. */
  public Match and(Match that) {
    return new Match(mask | that.mask, bits | that.bits);
  }

  /** These words where a run of bits is known as well: the low bits of the value. */
  public Match with(BitRun run, long value) {
    return and(new Match(run.mask(), value << run.low()));
  }

  /** What there is to be known still, once those bits are known. */
  public Match besides(long known) {
    return new Match(mask & ~known, bits);
  }

  /** The same some bits higher in a longer word. */
  public Match shifted(int by) {
    return new Match(mask << by, bits << by);
  }

  /** A word that is one of these and none of those, if there is one. */
  public OptionalLong except(List<Match> those) {
    var near = those.stream().filter(this::meets).findFirst();
    if (near.isEmpty()) {
      return OptionalLong.of(bits);
    }
    // It differs from that one in a bit: in the lowest, or else in the next, and so on.
    var like = this;
    for (long left = near.get().mask & ~mask; left != 0; left &= left - 1) {
      long bit = Long.lowestOneBit(left);
      var word = like.and(new Match(bit, ~near.get().bits)).except(those);
      if (word.isPresent()) {
        return word;
      }
      like = like.and(new Match(bit, near.get().bits));
    }
    return OptionalLong.empty();
  }

  /** Where the bits stand that are known, from the high end; those that touch are one run. */
  public List<BitRun> runs() {
    var runs = new ArrayList<BitRun>();
    for (long left = mask; left != 0; left &= BitRun.ones(runs.getLast().low())) {
      int high = 63 - Long.numberOfLeadingZeros(left);
      int bits = Long.numberOfLeadingZeros(~(left << (63 - high)));
      int low = high - bits + 1;
      runs.add(new BitRun(low, low, bits));
    }
    return runs;
  }

  /** Whether a word is one of them, as an expression: each run of bits is compared. */
  public Condition of(Word word) {
    Condition all = Condition.Always.TRUE;
    for (var run : runs()) {
      all = all.and(word.slice(run.low(), run.bits()).is(bits >>> run.low()));
    }
    return all;
  }
}
