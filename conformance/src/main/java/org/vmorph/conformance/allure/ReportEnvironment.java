package org.vmorph.conformance.allure;

import io.qameta.allure.util.PropertiesUtils;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.kit.Subject;

/**
 * What a report says of where it comes from: machines, monitors, seeds and versions. One file for
 * all that is examined; what one examination has to say is added to what others have said.
 */
final class ReportEnvironment {
  private static final String FILE = "environment.properties";

  private ReportEnvironment() {}

  static void add(Subject subject) {
    var results =
        PropertiesUtils.loadAllureProperties()
            .getProperty("allure.results.directory", "allure-results");
    add(Path.of(results), subject);
  }

  static synchronized void add(Path results, Subject subject) {
    try {
      Files.createDirectories(results);
      var file = results.resolve(FILE);
      var known = new Properties();
      if (Files.exists(file)) {
        known.load(new StringReader(Files.readString(file)));
      }
      var all = new TreeMap<String, Collection<String>>();
      of(subject).forEach((key, value) -> all.put(key, with(known.getProperty(key, ""), value)));
      Files.writeString(file, text(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TreeMap<String, String> of(Subject subject) {
    var said = new TreeMap<String, String>();
    said.put("machine", subject.machine().name());
    said.put("monitor", subject.monitor().name());
    said.put("seed", String.valueOf(subject.seed()));
    said.put("programs", String.valueOf(subject.programs()));
    said.put("vmorph", AllureCase.version());
    said.put("java", Runtime.version().toString());
    said.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    said.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    return said;
  }

  private static Collection<String> with(String known, String value) {
    var before = known.isEmpty() ? List.<String>of() : List.of(known.split(", "));
    return Stream.concat(before.stream(), Stream.of(value))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(TreeMap<String, Collection<String>> all) {
    return all.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + String.join(", ", entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }
}
