package org.vmorph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TimedRoundsTest {
  @Test
  void ratios_are_taken_within_a_round() {
    var rounds = new TimedRounds();
    rounds.add(Map.of("a", new Timing(100, 200), "b", new Timing(100, 100)));
    rounds.add(Map.of("a", new Timing(900, 200), "b", new Timing(900, 100)));
    rounds.add(Map.of("a", new Timing(100, 300), "b", new Timing(100, 100)));
    assertThat(rounds.ratio("a", "b")).contains(new Spread(2, 2, 3));
  }

  @Test
  void who_was_not_there_has_no_ratio() {
    var rounds = new TimedRounds();
    rounds.add(Map.of("a", new Timing(100, 200)));
    assertThat(rounds.ratio("a", "b")).isEmpty();
    assertThat(rounds.speed("b")).isEmpty();
  }

  @Test
  void a_median_of_an_even_number_lies_in_the_middle() {
    assertThat(Spread.of(4, 1, 2, 3)).isEqualTo(new Spread(2.5, 1, 4));
  }
}
