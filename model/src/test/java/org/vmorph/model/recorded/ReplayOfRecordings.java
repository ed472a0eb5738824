package org.vmorph.model.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/**
 * Replays recordings of a machine, row by row, on the reference interpreter and on the engine. A
 * row to which the machine is unlike says what it does instead, and why; where two recordings of
 * one machine disagree both rows must say so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReplayOfRecordings {
  private final List<Recording> recordings;
  private final Map<Architecture, Map<String, Engine>> engines = new LinkedHashMap<>();

  /** Replays the recordings of these names. */
  protected ReplayOfRecordings(String... names) {
    this.recordings = Stream.of(names).map(Recording::read).toList();
  }

  /** The machine that is to do what a row says, in its configuration. */
  protected Architecture machine(Recording recording, RecordedRow row) {
    var usual =
        Machines.shipped().stream()
            .filter(it -> it.name().equals(recording.machine()))
            .findFirst()
            .orElseThrow();
    return row.configuration().isEmpty()
        ? usual
        : usual.configuration().machine().apply(set(usual.configuration().settings(), row));
  }

  /** Settings, and what a row says is set. */
  protected static Settings set(Settings usual, RecordedRow row) {
    var settings = usual;
    for (var one : row.configuration().split(" ")) {
      var parts = one.split("=");
      settings = parts.length == 2 ? settings.with(parts[0], parts[1]) : settings;
    }
    return settings;
  }

  /** The rows of a recording that a machine does not do with which something is wrong. */
  protected List<String> undone(String name, UnaryOperator<Architecture> wrong) {
    var recording = Recording.read(name);
    var made = new IdentityHashMap<Architecture, Engine>();
    return recording.rows().stream()
        .filter(
            row -> {
              var engine =
                  made.computeIfAbsent(
                      machine(recording, row),
                      it -> new Interpreter(new Elaboration(wrong.apply(it))));
              return !differences(recording, row, replayed(row, engine)).isEmpty();
            })
        .map(RecordedRow::what)
        .toList();
  }

  private static List<String> differences(
      Recording recording, RecordedRow row, RecordedOutcome replayed) {
    return row.here().orElse(row.outcome()).differences(replayed, recording.radix());
  }

  /**
   * What that machine does of it.
   *
   * @param engine that makes it go
   */
  protected abstract RecordedOutcome replayed(RecordedRow row, Engine engine);

  @TestFactory
  Stream<DynamicTest> every_row_is_replayed() {
    return recordings.stream()
        .flatMap(recording -> recording.rows().stream().flatMap(row -> tests(recording, row)));
  }

  private Stream<DynamicTest> tests(Recording recording, RecordedRow row) {
    return engines(machine(recording, row)).entrySet().stream()
        .map(
            it ->
                DynamicTest.dynamicTest(
                    "%s: %s, %s".formatted(recording.name(), row.what(), it.getKey()),
                    () -> replay(recording, row, it.getValue())));
  }

  private void replay(Recording recording, RecordedRow row, Engine engine) {
    var replayed = replayed(row, engine);
    row.here()
        .ifPresent(
            here ->
                assertFalse(
                    row.outcome().differences(here, recording.radix()).isEmpty(),
                    "the machine does what was recorded; no reason is needed"));
    assertEquals(
        List.of(), differences(recording, row, replayed), () -> replayed.told(recording.radix()));
  }

  @Test
  void there_are_rows() {
    recordings.forEach(it -> assertFalse(it.rows().isEmpty(), it.name()));
  }

  @Test
  void where_two_recordings_disagree_both_rows_say_so() {
    for (var one : recordings) {
      for (var other : recordings) {
        if (one != other && one.machine().equals(other.machine())) {
          one.rows().forEach(row -> twin(other, row).ifPresent(twin -> agree(one, row, twin)));
        }
      }
    }
  }

  private static void agree(Recording of, RecordedRow row, RecordedRow twin) {
    boolean same =
        row.outcome().differences(twin.outcome(), of.radix()).isEmpty()
            && twin.outcome().differences(row.outcome(), of.radix()).isEmpty();
    boolean said = row.note().isPresent();
    assertFalse(
        !same && !said,
        () ->
            "%s: %s: another recording has %s, and the row does not say so"
                .formatted(of.name(), row.what(), twin.outcome().told(of.radix())));
  }

  private static Optional<RecordedRow> twin(Recording other, RecordedRow row) {
    return other.rows().stream().filter(it -> it.what().equals(row.what())).findFirst();
  }

  private Map<String, Engine> engines(Architecture machine) {
    return engines.computeIfAbsent(machine, ReplayOfRecordings::made);
  }

  private static Map<String, Engine> made(Architecture machine) {
    var semantics = new Elaboration(machine);
    var both = new LinkedHashMap<String, Engine>();
    both.put("reference", new Interpreter(semantics));
    if (machine.fetch().isPresent()) {
      both.put("engine", new Compiled(semantics));
    }
    return both;
  }
}
