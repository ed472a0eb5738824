package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.Timekeeper;
import org.vmorph.vmm.control.Worlds;

/** What else is found of monitors of several guests, and of one that has a timer. */
class BrokenSharingTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-timer").orElseThrow();

  private static RoundRobin time(Timekeeper timekeeper) {
    return new RoundRobin(
        timekeeper.getClass().getSimpleName(),
        new Dispatcher(),
        Allocator.CLAMPED,
        timekeeper,
        new Worlds());
  }

  private static RoundRobin parts(Dispatcher dispatcher, Allocator allocator) {
    return new RoundRobin("parts", dispatcher, allocator, new Timekeeper(), new Worlds());
  }

  static Stream<Arguments> alone() {
    return Stream.of(
        Arguments.of(time(new Timekeepers.TicksForSupervisors()), Rule.E9, 5),
        Arguments.of(time(new Timekeepers.ShowsTheSlice()), Rule.E9, 3),
        Arguments.of(time(new Timekeepers.ReflectsTheEndOfASlice()), Rule.E9, 12),
        Arguments.of(time(new Timekeepers.GrantsNothing()), Rule.E1, 1));
  }

  @ParameterizedTest
  @MethodSource("alone")
  void one_guest_is_enough_to_find_what_is_wrong_with_time(
      RoundRobin broken, Rule rule, int instructions) {
    var result = Campaign.of(Setting.of(MACHINE, List.of(broken)), 1974, 2000).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.FAIL);
    var shrunk = Shrinker.shrink(result.first().orElseThrow());
    assertThat(shrunk.smallest().rule()).isEqualTo(rule);
    assertThat(shrunk.instructionsAfter()).isLessThanOrEqualTo(instructions);
  }

  static Stream<Arguments> together() {
    return Stream.of(
        Arguments.of(time(new Timekeepers.TicksForSupervisors()), Rule.E1, "alone # together: "),
        Arguments.of(time(new Timekeepers.ShowsTheSlice()), Rule.E9, "timer "),
        Arguments.of(time(new Timekeepers.ReflectsTheEndOfASlice()), Rule.R4, "did not end"),
        Arguments.of(parts(new Dispatcher(), Allocators.ONE_TOO_MANY), Rule.R3, "R = ("),
        Arguments.of(parts(new Routines.NeverHalts(), Allocator.CLAMPED), Rule.E2, "halts"),
        Arguments.of(parts(new Dispatchers.BreaksDown(), Allocator.CLAMPED), Rule.E1, "breaks"));
  }

  @ParameterizedTest
  @MethodSource("together")
  void several_guests_find_the_rest(TimeSharing broken, Rule rule, String phrase) {
    var setting = Setting.of(MACHINE, List.of(broken));
    var result = new Together(setting, broken, 3, 1974, 300, new AtomicBoolean()).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.FAIL);
    var seen = result.first().orElseThrow();
    assertThat(seen.what()).contains(phrase);
    assertThat(seen.rule()).isEqualTo(rule);
  }
}
