package org.vmorph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Why figures are missed, as far as somebody has found out: {@code reasons.properties}. */
final class Reasons {
  private final Properties byId = new Properties();

  Reasons() {
    try (var resource = Reasons.class.getResourceAsStream("reasons.properties")) {
      if (resource == null) {
        throw new IllegalStateException("reasons.properties is not among the resources");
      }
      byId.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why this figure is missed; empty if it is not missed, or nobody knows. */
  Optional<String> of(Figure figure) {
    return figure.verdict().equals("MISSED")
        ? Optional.ofNullable(byId.getProperty(figure.id()))
        : Optional.empty();
  }
}
