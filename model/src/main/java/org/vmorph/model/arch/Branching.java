package org.vmorph.model.arch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vmorph.model.arch.DecodingTree.Candidate;
import org.vmorph.model.arch.DecodingTree.Nothing;
import org.vmorph.model.arch.DecodingTree.Switch;
import org.vmorph.model.ir.BitRun;
import org.vmorph.model.ir.Match;

/**
 * Makes a decoding tree. It looks first at those bits that stand together, are fixed in every
 * instruction, and tell most of them apart: the opcode, where there is one.
 */
final class Branching {
  /** How many bits are looked at together: a table has an entry for each of their values. */
  private static final int MOST = 9;

  private Branching() {}

  static DecodingTree tree(List<Encoded> all) {
    return tree(all, Match.ANY);
  }

  /** The tree for words of which something is known. */
  private static DecodingTree tree(List<Encoded> all, Match known) {
    var some = all.stream().filter(it -> it.isPossible(known)).toList();
    if (some.isEmpty()) {
      return Nothing.NOTHING;
    }
    var bits = some.size() == 1 ? Optional.<BitRun>empty() : choose(some, known.mask());
    return bits.map(run -> branches(run, some, known)).orElseGet(() -> chain(some, known));
  }

  private static DecodingTree branches(BitRun run, List<Encoded> some, Match known) {
    var cases =
        IntStream.range(0, 1 << run.bits())
            .mapToObj(value -> tree(some, known.with(run, value)))
            .toList();
    return new Switch(run.low(), run.bits(), cases);
  }

  /** Where no bit tells them apart, one is tried after another. */
  private static DecodingTree chain(List<Encoded> some, Match known) {
    DecodingTree tree = Nothing.NOTHING;
    for (var it : some.reversed()) {
      var fixed = it.pattern().fixed();
      var excluded =
          it.pattern().excludedWords().stream()
              .filter(known.and(fixed)::meets)
              .map(other -> other.besides(known.mask() | fixed.mask()))
              .toList();
      tree =
          new Candidate(
              it.instruction(), it.pattern(), fixed.besides(known.mask()), excluded, tree);
    }
    return tree;
  }

  private static Optional<BitRun> choose(List<Encoded> some, long known) {
    long common = ~known;
    for (var it : some) {
      common &= it.pattern().fixed().mask();
    }
    var together =
        new Match(common, 0)
            .runs().stream()
                .flatMap(Branching::windows)
                .filter(run -> kinds(run, some) > 1)
                .max(
                    Comparator.comparing((BitRun run) -> kinds(run, some))
                        .thenComparing(BitRun::bits, Comparator.reverseOrder()));
    return together.or(() -> single(some, known));
  }

  /** All of them, or each run within this one that is not too long. */
  private static Stream<BitRun> windows(BitRun run) {
    return run.bits() <= MOST
        ? Stream.of(run)
        : IntStream.rangeClosed(1, MOST)
            .boxed()
            .flatMap(
                bits ->
                    IntStream.rangeClosed(0, run.bits() - bits)
                        .mapToObj(low -> new BitRun(run.low() + low, 0, bits)));
  }

  /** How many values these bits have. */
  private static long kinds(BitRun run, List<Encoded> some) {
    return some.stream().map(it -> it.pattern().fixed().bits() & run.mask()).distinct().count();
  }

  /** A bit that only some know, where either value leaves fewer of them. */
  private static Optional<BitRun> single(List<Encoded> some, long known) {
    var useful = new ArrayList<BitRun>();
    for (int bit = 0; bit < 64; bit++) {
      var run = new BitRun(bit, 0, 1);
      if ((known >>> bit & 1) == 0 && left(run, some) < some.size()) {
        useful.add(run);
      }
    }
    return useful.stream().min(Comparator.comparing(run -> left(run, some)));
  }

  /** How many are left at most once the bits are known. */
  private static long left(BitRun run, List<Encoded> some) {
    return Math.max(left(Match.ANY.with(run, 0), some), left(Match.ANY.with(run, 1), some));
  }

  private static long left(Match known, List<Encoded> some) {
    return some.stream().filter(it -> it.pattern().fixed().meets(known)).count();
  }
}
