package org.vmorph.conformance.broken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Mutants that are known to do what the original does, each with the reason: {@code
 * equivalent.txt}, a line each, kind, text and reason between bars; kind and text are regular
 * expressions in which a slash is a bar.
 */
record Equivalents(List<Known> known) {
  private record Known(String kind, String text, String reason) {}

  static Equivalents read() {
    try (var file = Equivalents.class.getResourceAsStream("equivalent.txt")) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Equivalents(
          text.lines().filter(line -> !line.startsWith("#")).map(Equivalents::known).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Known known(String line) {
    var parts = line.split(" \\| ");
    return new Known(parts[0].replace('/', '|'), parts[1].replace('/', '|'), parts[2]);
  }

  /** Why a mutant is one of them; empty if it is not. */
  Optional<String> reason(Mutation mutation, Mutant mutant) {
    return mutant
        .equivalent()
        .or(
            () ->
                known.stream()
                    .filter(it -> mutation.name().matches(it.kind()))
                    .filter(it -> mutant.text().strip().matches(it.text()))
                    .map(Known::reason)
                    .findFirst());
  }
}
