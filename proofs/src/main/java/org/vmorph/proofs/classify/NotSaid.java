package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Relocation;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;

/**
 * What the definitions do not say yet of a machine: what it is for R to be another one where R is
 * no relocation-bounds register, and what privileged is where there are more modes than two. It is
 * unknown of every instruction, so that no theorem is said to hold.
 */
record NotSaid(Scope scope, String why) implements Sensitivity {
  static List<NotSaid> of(Architecture machine) {
    return whys(machine)
        .flatMap(why -> Stream.of(new NotSaid(Scope.ALL, why), new NotSaid(Scope.USER, why)))
        .toList();
  }

  private static Stream<String> whys(Architecture machine) {
    var moved =
        machine
            .translation()
            .filter(it -> !(it instanceof Relocation))
            .map(it -> "what it is to move a window is said of a relocation-bounds register alone");
    var modes =
        Optional.of(machine.mode().levels().size())
            .filter(count -> count > 2)
            .map(count -> "what privileged is is said of two modes, and there are " + count);
    return Stream.concat(moved.stream(), modes.stream());
  }

  @Override
  public String kind() {
    return "sensitive in a way that is not said";
  }

  @Override
  public String sentence(Reading reading) {
    return "Not asked: " + why + ".";
  }

  @Override
  public Optional<String> unknown() {
    return Optional.of(why);
  }

  @Override
  public boolean isOfItsOwn(Reading reading) {
    return false;
  }

  @Override
  public Shown shown() {
    return Shown.NOWHERE;
  }

  /** Nothing is stated, and nothing is asked. */
  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    return in.given(in.not(in.all()), in.not(in.all()));
  }
}
