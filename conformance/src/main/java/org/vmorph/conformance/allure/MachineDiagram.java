package org.vmorph.conformance.allure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;

/**
 * The picture of a machine's sets of instructions that comes with its classes: the solver that it
 * takes to draw one is not where tests are.
 */
final class MachineDiagram {
  private MachineDiagram() {}

  /** {@code META-INF/vmorph/diagrams/NAME.svg}, if there is one. */
  static Optional<String> of(Architecture machine) {
    var name = "META-INF/vmorph/diagrams/" + machine.name() + ".svg";
    try (var svg = MachineDiagram.class.getClassLoader().getResourceAsStream(name)) {
      return svg == null
          ? Optional.empty()
          : Optional.of(new String(svg.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
