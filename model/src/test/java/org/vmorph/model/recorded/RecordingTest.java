package org.vmorph.model.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
  private static final String HEAD =
      "machine some\nby somebody\nradix 16\nprogram MOVE A : 12 34\n";

  @Test
  void a_row_has_its_program_and_its_mask() {
    var row =
        Recording.read("some", HEAD + "MOVE A | a=1 | user | completed d0=12ff/ff00\n")
            .rows()
            .getFirst();
    assertEquals("12 34", row.program());
    assertEquals(
        List.of(), row.outcome().differences(RecordedOutcome.completed(Map.of("d0", 0x1200L)), 16));
    assertEquals(
        List.of("d0: recorded 12ff, replayed 1300"),
        row.outcome().differences(RecordedOutcome.completed(Map.of("d0", 0x1300L)), 16));
  }

  @Test
  void a_value_that_no_replay_tells_is_a_difference() {
    var row =
        Recording.read("some", HEAD + "MOVE A | - | user | completed d0=1\n").rows().getFirst();
    assertEquals(
        List.of("d0: recorded, and not told by the replay"),
        row.outcome().differences(RecordedOutcome.completed(Map.of()), 16));
    assertEquals(
        1, row.outcome().differences(RecordedOutcome.trapped(Map.of("d0", 1L)), 16).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "MOVE B | - | user | completed; no program is called MOVE B",
        "MOVE A | - | completed; expected four cells",
        "MOVE A | - | user | done; expected 'completed' or 'trapped'",
        "MOVE A | - | user | completed d0; expected NAME=WORD",
        "MOVE A | - | user | completed d0=1 d0=2; d0 is told twice",
        "MOVE A | - | user | completed d0=1 | here completed d0=2; expected a reason",
      })
  void what_is_no_row_is_refused_with_its_line(String line, String why) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Recording.read("some", HEAD + line));
    assertTrue(refused.getMessage().startsWith("some.rows:5: "), refused.getMessage());
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }
}
