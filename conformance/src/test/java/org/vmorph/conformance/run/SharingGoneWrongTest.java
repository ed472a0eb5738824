package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.broken.Intercepted.Between;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.host.RoundRobin;

/** Monitors of several guests that break down or never come back: found or lost, and told. */
class SharingGoneWrongTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-timer").orElseThrow();

  private static Together together(TimeSharing monitor) {
    return together(monitor, Patience.USUAL);
  }

  private static Together together(TimeSharing monitor, Patience patience) {
    var setting = Setting.of(MACHINE, List.of(new RoundRobin())).waiting(patience);
    return new Together(setting, monitor, 3, 1974, 40, new AtomicBoolean());
  }

  /** Round-robin, with somebody between its turns and whoever asks for them. */
  private static TimeSharing altered(Between between) {
    return Intercepted.of(
        TimeSharing.class,
        new RoundRobin(),
        (method, arguments, original) -> {
          var answer = method.equals("name") ? "altered" : original.answer(arguments);
          return answer instanceof Sharing sharing
              ? Intercepted.of(Sharing.class, sharing, between)
              : answer;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"turn", "next", "figures"})
  void one_that_breaks_down_breaks_a_rule(String where) {
    var monitor =
        altered(
            (method, arguments, original) -> {
              if (method.equals(where)) {
                throw new AssertionError("I give up");
              }
              return original.answer(arguments);
            });
    var result = together(monitor).run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.first().orElseThrow().rule()).isEqualTo(Rule.E1);
    assertThat(result.first().orElseThrow().what()).contains("the monitor breaks down", "give up");
  }

  @Test
  void one_that_cannot_be_booted_is_lost() {
    var monitor =
        Intercepted.of(
            TimeSharing.class,
            new RoundRobin(),
            (method, arguments, original) -> {
              if (method.equals("boot")) {
                throw new IllegalStateException("no more");
              }
              return method.equals("name") ? "unbootable" : original.answer(arguments);
            });
    var result = together(monitor).run();
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reason().orElseThrow())
        .contains("unbootable breaks down when it is booted", "0 of 40 runs were made before");
  }

  @Test
  void one_that_asks_the_hardware_for_ever_is_stopped() {
    var monitor =
        altered(
            (method, arguments, original) -> {
              if (method.equals("turn")) {
                var guest = ((Sharing.Turn) original.answer(arguments)).guest();
                assertThat(guest).isNotNegative();
                while (true) {
                  original.answer(1L);
                }
              }
              return original.answer(arguments);
            });
    var result = together(monitor).run();
    assertThat(result.verdict()).isNotEqualTo(Verdict.PASS);
  }

  @Test
  void one_that_loops_in_java_is_lost_and_nobody_waits_for_it() {
    var monitor =
        altered(
            (method, arguments, original) -> {
              // Far longer than anybody waits here; the thread is to end some day.
              long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
              while (method.equals("turn") && System.nanoTime() < end) {
                Thread.onSpinWait();
              }
              return original.answer(arguments);
            });
    var result = together(monitor, new Patience(Duration.ofSeconds(1))).run();
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reason().orElseThrow()).startsWith("altered does not come back");
  }
}
