package org.vmorph.conformance.run.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.broken.Intercepted.Between;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.control.RoundRobin;

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
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.FAIL);
    assertThat(result.first().orElseThrow().rule()).isEqualTo(Rule.E1);
    assertThat(result.first().orElseThrow().what()).contains("the monitor breaks down", "give up");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, 99})
  void one_that_names_somebody_who_is_not_there_is_told_so(int nobody) {
    var monitor =
        altered(
            (method, arguments, original) ->
                method.equals("next") ? OptionalInt.of(nobody) : original.answer(arguments));
    assertThat(together(monitor).run().first().orElseThrow().what())
        .contains("asked whose turn it is it names guest %d of 3".formatted(nobody + 1));
  }

  @Test
  void one_that_boots_fewer_than_it_is_given_breaks_down() {
    var monitor =
        altered(
            (method, arguments, original) -> {
              var answer = original.answer(arguments);
              return answer instanceof List<?> guests
                  ? guests.subList(0, Math.min(2, guests.size()))
                  : answer;
            });
    assertThat(together(monitor).run().first().orElseThrow().what())
        .contains("of 3 guests it has booted 2");
  }

  @Test
  void one_that_says_a_guest_has_made_a_million_steps_is_not_believed() {
    var monitor =
        altered(
            (method, arguments, original) -> {
              var answer = original.answer(arguments);
              return answer instanceof List<?> guests
                  ? guests.stream().map(guest -> boasting((Guest) guest)).toList()
                  : answer;
            });
    var seen = together(monitor).run().first().orElseThrow();
    assertThat(seen.rule()).isEqualTo(Rule.E8);
    assertThat(seen.what()).startsWith("it tells of 1000000 steps; it has made ");
  }

  private static Guest boasting(Guest guest) {
    return Intercepted.of(
        Guest.class,
        guest,
        (method, arguments, original) ->
            method.equals("steps") ? (Object) 1_000_000L : original.answer(arguments));
  }

  @Test
  void one_that_tells_of_traps_of_timers_that_nobody_had_is_not_believed() {
    var monitor =
        altered(
            (method, arguments, original) -> {
              var answer = original.answer(arguments);
              return answer instanceof Sharing.Figures figures
                  ? figures.plus(new Sharing.Figures(0, 0, 1))
                  : answer;
            });
    var seen = together(monitor).run().first().orElseThrow();
    assertThat(seen.rule()).isEqualTo(Rule.E8);
    assertThat(seen.what()).startsWith("it tells of ").contains(" traps of the guests' timers; ");
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
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
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
    assertThat(result.verdict()).isNotEqualTo(CampaignVerdict.PASS);
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
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
    assertThat(result.reason().orElseThrow()).startsWith("altered does not come back");
  }
}
