package org.vmorph.conformance.gen;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.run.ask.BrokenContribution;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.model.arch.Architecture;

/** Finds the {@link Vocabulary} of a machine: one that ships, or one that somebody brings. */
final class Vocabularies {
  private static final List<Vocabulary> SHIPPED =
      List.of(
          new RingVocabulary(),
          new RelocationVocabulary(),
          new PageVocabulary(PageVocabulary.Place.REGISTERS),
          new PageVocabulary(PageVocabulary.Place.STORAGE),
          new ProtectionVocabulary());

  private Vocabularies() {}

  /**
   * The first that says something of a machine; those that ship first.
   *
   * @throws IllegalArgumentException if there is none, or one that is offered cannot be used
   * @throws BrokenContribution if one that is offered does not answer
   */
  static Vocabulary of(Architecture machine) {
    return first(SHIPPED.stream(), machine)
        .or(() -> offered(machine))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no guests are generated for %s: %s; nobody offers a %s of another shape"
                        .formatted(machine, reasons(machine), Vocabulary.class.getSimpleName())));
  }

  private static Optional<Vocabulary> offered(Architecture machine) {
    try {
      return first(
          ServiceLoader.load(Vocabulary.class).stream()
              .map(ServiceLoader.Provider::get)
              .map(it -> new OfferedVocabulary(it, Patience.USUAL)),
          machine);
    } catch (BrokenContribution told) {
      throw told;
    } catch (RuntimeException | ServiceConfigurationError | LinkageError e) {
      throw new IllegalArgumentException(
          "no guests are generated for %s: a vocabulary cannot be used: %s"
              .formatted(machine, e.toString().lines().findFirst().orElse("")),
          e);
    }
  }

  private static Optional<Vocabulary> first(Stream<Vocabulary> some, Architecture machine) {
    return some.filter(it -> it.inapplicable(machine).isEmpty()).findFirst();
  }

  private static String reasons(Architecture machine) {
    return SHIPPED.stream()
        .flatMap(it -> it.inapplicable(machine).stream())
        .collect(Collectors.joining("; "));
  }
}
