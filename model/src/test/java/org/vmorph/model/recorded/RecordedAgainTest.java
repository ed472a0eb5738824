package org.vmorph.model.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares rows that {@code ci/record} has just recorded with those that are kept, under the masks
 * of the latter. Nothing is compared in an ordinary build.
 */
class RecordedAgainTest {
  private static final String AGAIN = "vmorph.recorded.again";

  @Test
  @EnabledIfSystemProperty(named = AGAIN, matches = ".+")
  void what_is_recorded_again_is_as_it_was() throws IOException {
    var differences = new ArrayList<String>();
    for (var one : System.getProperty(AGAIN).split(",")) {
      var parts = one.split("=", 2);
      var kept = Recording.read(parts[0]);
      var again = kept.again(Files.readString(Path.of(parts[1])));
      System.out.printf("%s: %d rows recorded again%n", kept.name(), again.rows().size());
      differences.addAll(differences(kept, again));
    }
    assertEquals(List.of(), differences);
  }

  static List<String> differences(Recording kept, Recording again) {
    var those =
        again.rows().stream().collect(Collectors.toMap(RecordedRow::what, Function.identity()));
    var all = new ArrayList<String>();
    for (var row : kept.rows()) {
      var other = those.remove(row.what());
      if (other == null) {
        all.add("%s: %s: not recorded again".formatted(kept.name(), row.what()));
      } else {
        row.outcome()
            .differences(other.outcome(), kept.radix())
            .forEach(it -> all.add("%s: %s: %s".formatted(kept.name(), row.what(), it)));
      }
    }
    those
        .keySet()
        .forEach(what -> all.add("%s: %s: no such row is kept".formatted(kept.name(), what)));
    return all;
  }

  @Test
  void a_row_that_is_otherwise_now_is_told() {
    var head = "machine m\nby b\nradix 16\nprogram A : 1\nprogram B : 2\n";
    var kept =
        Recording.read(
            "m", head + "A | - | user | completed d=12/f0\nB | - | user | trapped v=3\n");
    assertEquals(
        List.of(),
        differences(
            kept, kept.again("A | - | user | completed d=13\nB | - | user | trapped v=3\n")));
    assertEquals(
        List.of(
            "m: A, user: d: recorded 12, replayed 23",
            "m: B, user: not recorded again",
            "m: A, system: no such row is kept"),
        differences(
            kept, kept.again("A | - | user | completed d=23\nA | - | system | completed d=1\n")));
  }
}
