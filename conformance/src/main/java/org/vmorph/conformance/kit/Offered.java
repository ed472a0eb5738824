package org.vmorph.conformance.kit;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.vmm.Vmm;

/** Whether the command line finds the monitor of a test, and how: it knows services by name. */
final class Offered {
  private Offered() {}

  /**
   * The options that replay needs to find a monitor, a blank before each; empty if it cannot, for
   * nothing offers the monitor as a service.
   */
  static Optional<String> options(Vmm monitor) {
    var from = location(monitor.getClass());
    if (from.isEmpty() || from.equals(location(Vmm.class))) {
      return from.map(ours -> "");
    }
    return from.filter(it -> offers(it, monitor.getClass().getName()))
        .flatMap(Offered::path)
        .map(path -> " --plugins " + DivergenceText.word(path.toString()));
  }

  private static Optional<URL> location(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    return Optional.ofNullable(source).map(it -> it.getLocation());
  }

  private static boolean offers(URL from, String monitor) {
    var folder = from.toString().endsWith("/") ? from.toString() : "jar:" + from + "!/";
    try (var services =
        URI.create(folder + "META-INF/services/" + Vmm.class.getName()).toURL().openStream()) {
      return new String(services.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .anyMatch(line -> line.strip().equals(monitor));
    } catch (IOException nothingIsOffered) {
      return false;
    }
  }

  private static Optional<Path> path(URL from) {
    try {
      return Optional.of(Path.of(from.toURI()));
    } catch (URISyntaxException | IllegalArgumentException noFile) {
      return Optional.empty();
    }
  }
}
