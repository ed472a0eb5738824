package org.vmorph.ci.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is drawn among a few thousand machines, so that it is heard about now and then. */
class DrawTest {
  private static final long MACHINES = 1_000;

  private static List<String> drawn(Predicate<Drawn> which) {
    return LongStream.range(0, MACHINES)
        .mapToObj(index -> Draw.machine(1974, index))
        .filter(which)
        .map(Drawn::toString)
        .toList();
  }

  private static boolean refuses(Drawn drawn, boolean everybody) {
    var checks = drawn.every().checks();
    var text = checks.toString();
    return text.contains("trap(privileged)") && text.contains("M = ") != everybody;
  }

  @Test
  void fetches_that_everybody_is_refused_and_that_some_are() {
    assertThat(drawn(machine -> refuses(machine, true))).hasSizeGreaterThan(5);
    assertThat(drawn(machine -> refuses(machine, false))).hasSizeGreaterThan(2);
  }

  @Test
  void checks_that_ask_the_clock() {
    assertThat(drawn(machine -> machine.every().checks().toString().contains("clock")))
        .hasSizeGreaterThan(2);
  }

  @Test
  void checks_beside_a_timer() {
    assertThat(
            drawn(machine -> machine.base() == Base.TIMER && !machine.every().checks().isEmpty()))
        .hasSizeGreaterThan(2);
  }
}
