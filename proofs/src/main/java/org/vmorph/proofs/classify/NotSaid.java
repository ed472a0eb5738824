package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;

/**
 * What the definitions do not say of a machine: what it is for R to show the same window elsewhere,
 * if its translation does not tell. It is unknown of every instruction, so that no theorem is said
 * to hold.
 */
record NotSaid(Scope scope, String why) implements Sensitivity {
  static List<NotSaid> of(Architecture machine) {
    return whys(machine)
        .flatMap(why -> Stream.of(new NotSaid(Scope.ALL, why), new NotSaid(Scope.USER, why)))
        .toList();
  }

  private static Stream<String> whys(Architecture machine) {
    return machine.translation().stream()
        .filter(it -> !it.isTold())
        .map(
            it ->
                it.isInStorage()
                    ? "what it is to move a window is not said of a table in storage"
                    : "what it is to move a window is not said of R = " + names(it));
  }

  private static String names(Translation translation) {
    return translation.resources().stream()
        .map(Component::name)
        .sorted()
        .collect(Collectors.joining(" "));
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
