package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Architecture.Mode.Level;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cause;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Run;
import org.vmorph.proofs.claim.Stated;

/**
 * Privileged: for every pair S1 = (e, s, p, r), S2 = (e, u, p, r) in which neither memory-traps,
 * i(S2) traps and i(S1) does not. This asks for a pair where that is not so. A trap for an operand
 * no mode accepts counts as a memory trap. Where there are more modes than two, an instruction is
 * privileged if there is a level that s and u may be taken to mean: the modes from it on, and all
 * that are less privileged.
 *
 * @param level where there is more than one
 */
public record NotPrivileged(Optional<Level> level, Set<Level> allowed, Set<Level> refused)
    implements Definition {
  /** At each level there is. */
  static List<NotPrivileged> of(Architecture machine) {
    var levels = machine.mode().asked();
    int last = levels.size() - 1;
    return IntStream.iterate(last, i -> i > 0, i -> i - 1)
        .mapToObj(
            i ->
                new NotPrivileged(
                    Optional.of(levels.get(i)).filter(it -> last > 1),
                    Set.copyOf(levels.subList(i, last + 1)),
                    Set.copyOf(levels.subList(0, i))))
        .toList();
  }

  @Override
  public String name() {
    return kind() + at();
  }

  @Override
  public String kind() {
    return "not privileged";
  }

  @Override
  public String sentence(Reading reading) {
    return "Two states equal but for M, "
        + modes()
        + ", neither taking a memory trap or a fault, of which it is not so that S2 traps and S1"
        + " does not.";
  }

  /** At which level, if there is more than one. */
  String at() {
    return level.map(it -> " at " + it.name()).orElse("");
  }

  /** In which modes the two states are. */
  String modes() {
    return level
        .map(it -> "S1 in " + it.name() + " or above, S2 below it")
        .orElse("S1 in supervisor mode and S2 in user mode");
  }

  @Override
  public Optional<Definition> premise() {
    return Optional.of(new PrivilegeNotVacuous(this));
  }

  @Override
  public Optional<String> opposite() {
    return Optional.of("privileged" + at());
  }

  @Override
  public Shown shown() {
    return Shown.COLUMN;
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.pair(Apart.inMode(in.machine()));
    var one = in.run(pair.first());
    var two = in.run(pair.second());
    return in.given(
        neitherMemoryTraps(in, one, two), in.not(in.all(in.traps(two), in.not(in.traps(one)))));
  }

  /** Of which pairs the definition speaks. */
  <W, B, M> B neitherMemoryTraps(Language<W, B, M> in, Run<W, B, M> one, Run<W, B, M> two) {
    return in.all(
        in.possible(one.before()),
        in.mode(one.before(), allowed),
        in.mode(two.before(), refused),
        in.not(in.traps(one, Cause::saysNothing)),
        in.not(in.traps(two, Cause::saysNothing)));
  }
}
