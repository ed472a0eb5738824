package org.vmorph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final Optional<Spread> TWO = Optional.of(Spread.of(2));

  @Test
  void targets_are_met_or_missed() {
    assertThat(Figure.atLeast(2, "x", "x", TWO).verdict()).isEqualTo("met");
    assertThat(Figure.atLeast(2.1, "x", "x", TWO).verdict()).isEqualTo("MISSED");
    assertThat(Figure.atMost(1.9, "x", "x", TWO).verdict()).isEqualTo("MISSED");
    assertThat(Figure.plain("x", "x", TWO).verdict()).isEmpty();
    assertThat(Figure.atMost(2, "x", "x", Optional.empty()).verdict()).isEqualTo("not measured");
  }

  @Test
  void a_quick_run_reaches_nothing_and_misses_nothing() {
    var figures = List.of(Figure.atLeast(3, "x", "x", TWO), Figure.atLeast(1, "y", "y", TWO));
    assertThat(new Report(figures, true).table()).doesNotContain("met").doesNotContain("MISSED");
    assertThat(new Report(figures, false).table()).contains("met").contains("MISSED");
  }
}
