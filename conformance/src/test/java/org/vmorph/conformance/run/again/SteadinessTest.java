package org.vmorph.conformance.run.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.edge.Beforehand;
import org.vmorph.conformance.kit.Alone;
import org.vmorph.conformance.kit.Judgement;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.Replay;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Unsteady;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Confirmed;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;

/** What a guest does depends on itself alone, or no rule is named but the one that says so. */
class SteadinessTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  private static Setting setting(Vmm monitor) {
    return Setting.of(MACHINE, List.of(monitor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"remembers-the-halt", "leaves-a-register"})
  void what_outlives_a_boot_is_shown_by_two_guests_and_found_again_by_its_token(String name) {
    var monitor = BrokenMonitor.named(name).vmm();
    var found = Campaign.of(setting(monitor), 1974, 400).run().first().orElseThrow();
    assertThat(found.rule()).isEqualTo(Rule.E10);
    assertThat(found.before()).hasSize(1);
    var shrunk = Shrinker.shrink(found);
    assertThat(shrunk.smallest().sameKindAs(found)).isTrue();
    assertThat(shrunk.smallest().before()).hasSize(1);
    var words = shrunk.smallest().before().getFirst().words();
    assertThat(Arrays.stream(words).filter(word -> word != 0).count()).isLessThan(16);
    assertThat(DivergenceText.print(shrunk, Optional.empty()))
        .contains("boot is a reset", "  first program ", "  then\n", ":a" + before(found));
    var replay = new Replay(Machines::named, any -> Optional.of(monitor));
    assertThat(replay.run(Token.parse(Token.of(found).toString())))
        .isInstanceOfSatisfying(
            Divergence.class, again -> assertThat(again.failure()).isEqualTo(found.failure()));
  }

  private static long before(Divergence found) {
    return found.before().getFirst().index();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void a_monitor_that_is_wrong_by_chance_is_never_blamed_under_another_rule(int threads) {
    var setting = setting(byChance());
    for (int time = 0; time < 2; time++) {
      var result =
          Campaign.of(setting, 1974 + time, 2_000).onThreads(threads).keepGoing(true).run();
      assertThat(result.verdict()).isEqualTo(CampaignVerdict.FAIL);
      assertThat(result.divergences()).extracting(Divergence::rule).containsOnly(Rule.E10);
      var text =
          DivergenceText.print(Shrinker.shrink(result.first().orElseThrow()), Optional.empty());
      assertThat(text.replaceAll("\\s+", " "))
          .contains(Unsteady.VERDICT)
          .doesNotContain("step by step both sides agree");
    }
  }

  @Test
  void while_somebody_is_wrong_by_chance_no_other_rule_is_kept() {
    var result = Campaign.of(setting(byChance()), 1974, 2_000).keepGoing(true).run();
    var alone = new Alone(result);
    assertThat(alone.judge(Rule.E10).outcome()).isEqualTo(Judgement.Outcome.BROKEN);
    var judged = alone.judge(Rule.E1);
    assertThat(judged.outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
    assertThat(judged.text()).contains(Unsteady.VERDICT);
  }

  @Test
  void who_is_wrong_in_most_boots_is_run_again_until_he_is_right() {
    var found = new ArrayList<Divergence>();
    for (int percent : new int[] {50, 70, 90}) {
      for (long seed = 1; seed <= 8; seed++) {
        var setting = setting(inSomeBoots(percent, seed));
        found.add(Campaign.of(setting, seed, 400).onThreads(1).run().first().orElseThrow());
      }
    }
    for (var told : Confirmed.small(found)) {
      assertThat(told.smallest().rule()).as(told.smallest().toString()).isEqualTo(Rule.E10);
      assertThat(DivergenceText.print(told, Optional.empty()).replaceAll("\\s+", " "))
          .containsPattern("it was like this \\d+ of \\d+ times; it was taken for ")
          .doesNotContain("step by step both sides agree");
    }
  }

  @Test
  void who_is_wrong_in_every_other_second_is_waited_for() {
    var setting =
        setting(spoiling("seconds", () -> () -> System.currentTimeMillis() / 1_000 % 2 == 0));
    var found = Campaign.of(setting, 1974, 10_000_000).run().first().orElseThrow();
    assertThat(Confirmed.small(found).smallest().rule()).isEqualTo(Rule.E10);
  }

  @Test
  void who_is_wrong_every_time_is_not_said_to_be_when_he_is_made_small() {
    var setting = setting(BrokenMonitor.named("puts-twice").vmm());
    var found = Campaign.of(setting, 1974, 400).run().first().orElseThrow();
    assertThat(Confirmed.small(found).smallest()).isEqualTo(Shrinker.shrink(found).smallest());
  }

  @Test
  void what_is_wrong_for_good_though_made_anew_is_noticed_by_what_agreed_before() {
    System.clearProperty(Inheriting.BOOTS);
    var result = Campaign.of(setting(new Inheriting()), 1974, 2_000).onThreads(1).run();
    var found = result.first().orElseThrow();
    assertThat(found.rule()).isEqualTo(Rule.E10);
    assertThat(found.seen().orElseThrow().toString())
        .contains("8 of 8 times, but what agreed before does not agree any more");
    System.clearProperty(Inheriting.BOOTS);
  }

  @Test
  void what_turns_out_to_be_chance_when_it_is_told_is_judged_so() {
    var result =
        Campaign.of(setting(inSomeBoots(90, 5)), 5, 400).onThreads(1).keepGoing(true).run();
    assertThat(result.divergences()).extracting(Divergence::rule).contains(Rule.E1);
    var alone = new Alone(result);
    assertThat(alone.judge(Rule.E10).outcome()).isEqualTo(Judgement.Outcome.BROKEN);
    assertThat(alone.judge(Rule.E1).outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
    assertThat(alone.judge(Rule.R3).outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
  }

  @Test
  void a_counter_that_nobody_can_put_back_depends_on_what_ran_before() {
    var found = Campaign.of(setting(latched()), 1974, 400).onThreads(1).run().first().orElseThrow();
    assertThat(found.rule()).isEqualTo(Rule.E10);
    assertThat(Case.whyNot(found)).isPresent();
  }

  @Test
  void nobody_is_held_to_a_reset_who_does_not_claim_it() {
    var claims = Claims.ALL.without(Rule.E10, "it is a prototype");
    var result = Campaign.of(setting(byChance()).claiming(claims), 1974, 2_000).run();
    assertThat(result.divergences()).isEmpty();
    assertThat(result.dropped()).isPositive();
  }

  @Test
  void who_fails_every_time_is_blamed_for_what_is_wrong() {
    var monitor = BrokenMonitor.named("puts-twice").vmm();
    var found = Campaign.of(setting(monitor), 1974, 400).run().first().orElseThrow();
    assertThat(found.rule()).isEqualTo(Rule.E7);
    assertThat(found.before()).isEmpty();
  }

  static Stream<BrokenMonitor> steady() {
    return BrokenMonitor.ALL.stream()
        .filter(broken -> broken.isOfOneGuest() && broken.rule() != Rule.E10);
  }

  @ParameterizedTest
  @MethodSource("steady")
  void who_is_wrong_every_time_is_never_said_to_be_wrong_by_chance(BrokenMonitor broken) {
    var setting = Setting.of(broken.machine(), List.of(broken.vmm()));
    var result = Campaign.of(setting, 5, 250).keepGoing(true).run();
    assertThat(result.divergences()).extracting(Divergence::rule).doesNotContain(Rule.E10);
    assertThat(Beforehand.of(setting, 5).first(Rule.E10)).isEmpty();
  }

  /** In so many boots of a hundred, the same ones for a seed. */
  private static Vmm inSomeBoots(int percent, long seed) {
    var chance = new Random(seed);
    return spoiling(
        "some-boots",
        () -> {
          boolean wrong = chance.nextInt(100) < percent;
          return () -> wrong;
        });
  }

  /** After each run of a guest it puts something into a register, if that is asked for. */
  private static Vmm spoiling(String name, Supplier<BooleanSupplier> ofBoot) {
    return Intercepted.monitor(
        name,
        new TrapAndEmulate(),
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          return answer instanceof Guest guest ? spoiled(guest, ofBoot.get()) : answer;
        });
  }

  private static Guest spoiled(Guest guest, BooleanSupplier wrong) {
    return Intercepted.of(
        Guest.class,
        guest,
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          if (answer instanceof Exit && wrong.getAsBoolean()) {
            var registers = (File) MACHINE.component("r").orElseThrow();
            guest.store(registers, 3, 99);
          }
          return answer;
        });
  }

  /** Wrong from its thousandth boot on, whatever loads its class: it counts outside of it. */
  static final class Inheriting implements Vmm {
    static final String BOOTS = "vmorph.test.boots";

    private final Vmm inner = new TrapAndEmulate();

    @Override
    public String name() {
      return "inheriting";
    }

    @Override
    public Optional<String> inapplicable(Architecture machine) {
      return inner.inapplicable(machine);
    }

    @Override
    public long room(long words) {
      return inner.room(words);
    }

    @Override
    public Guest boot(Host host, long[] image) {
      int boots = Integer.getInteger(BOOTS, 0) + 1;
      System.setProperty(BOOTS, String.valueOf(boots));
      return spoiled(inner.boot(host, image), () -> boots > 1_000);
    }
  }

  /** In one run of so many it says that it made a step less than it did. */
  private static Vmm byChance() {
    return Intercepted.guestOf(
        "by-chance",
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          return answer instanceof Exit exit
                  && exit.steps() > 1
                  && ThreadLocalRandom.current().nextInt(500) == 0
              ? new Exit(exit.kind(), exit.cause(), exit.steps() - 1)
              : answer;
        });
  }

  /** From its thousandth run on it says that it made a step less than it did. */
  private static Vmm latched() {
    var runs = new AtomicLong();
    return Intercepted.guestOf(
        "latched",
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          return answer instanceof Exit exit && exit.steps() > 1 && runs.incrementAndGet() > 1_000
              ? new Exit(exit.kind(), exit.cause(), exit.steps() - 1)
              : answer;
        });
  }
}
