package org.vmorph.model.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.machines.Machines;

/**
 * docs/recorded.md says what is recorded, and of which rows the machines are unlike. {@code
 * -Dvmorph.golden=write} writes it anew.
 */
class RecordedTablesTest {
  private static final Path ROOT = Path.of(System.getProperty("vmorph.root", ".."));
  private static final Path DOCUMENT = ROOT.resolve("docs/recorded.md");
  private static final Path ROWS = ROOT.resolve("model/src/test/resources/recorded");

  private static final String INTRODUCTION =
      """
      # What was recorded of other people's machines

      Emulators and processors were made to execute instructions in each of their modes, and what became of it was written down, row by row.
      Each build replays every row on the machines of vmorph, on the reference interpreter and on the engine where the machine is decoded; a row of which a machine is unlike says what it does instead, and why.
      The rows are in [model/src/test/resources/recorded](../model/src/test/resources/recorded), with who recorded them and the state before each; `ci/record` records again what is installed, from the programs in [ci/probes](../ci/probes), and compares.
      Written by a test.

      | recording | machine | by | rows | as recorded | unlike |
      |---|---|---|---|---|---|
      """;

  static List<Recording> all() throws IOException {
    try (var files = Files.list(ROWS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".rows"))
          .sorted()
          .map(name -> Recording.read(name.substring(0, name.length() - ".rows".length())))
          .toList();
    }
  }

  @Test
  void what_is_said_of_the_recordings_is_current() throws IOException {
    var text = text(all());
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(DOCUMENT, text);
    }
    assertEquals(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "", text);
  }

  @Test
  void every_recording_is_of_a_machine_that_ships() throws IOException {
    var recordings = all();
    assertFalse(recordings.isEmpty());
    for (var recording : recordings) {
      assertEquals(
          1,
          Machines.shipped().stream().filter(it -> it.name().equals(recording.machine())).count(),
          recording.name());
    }
  }

  private static String text(List<Recording> recordings) {
    var text = new StringBuilder(INTRODUCTION);
    long rows = 0;
    long unlike = 0;
    for (var recording : recordings) {
      long here = recording.rows().stream().filter(row -> row.here().isPresent()).count();
      rows += recording.rows().size();
      unlike += here;
      text.append(
          line(
              recording.name(),
              recording.machine(),
              recording.by(),
              recording.rows().size(),
              here));
    }
    long machines = recordings.stream().map(Recording::machine).distinct().count();
    text.append(line("all", machines + " machines", "", rows, unlike));
    for (var recording : recordings) {
      reasons(recording, text);
    }
    return text.toString();
  }

  private static String line(String name, String machine, String by, long rows, long unlike) {
    return "| %s | %s | %s | %d | %d | %d |%n"
        .formatted(name, machine, by, rows, rows - unlike, unlike);
  }

  private static void reasons(Recording recording, StringBuilder text) {
    var told = recording.rows().stream().filter(row -> row.note().isPresent()).toList();
    if (!told.isEmpty()) {
      text.append("\n## ").append(recording.name()).append("\n\n");
    }
    for (var row : told) {
      var recorded = "`%s`".formatted(row.outcome().told(recording.radix()));
      var here =
          row.here().map(it -> ", here `%s`".formatted(it.told(recording.radix()))).orElse("");
      text.append(
          "- %s: %s%s: %s%n".formatted(row.what(), recorded, here, row.note().orElseThrow()));
    }
  }
}
