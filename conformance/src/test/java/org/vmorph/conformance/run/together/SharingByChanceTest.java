package org.vmorph.conformance.run.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.broken.Intercepted.Between;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.kit.Examination;
import org.vmorph.conformance.kit.Judgement;
import org.vmorph.conformance.kit.Subject;
import org.vmorph.conformance.report.InterferenceText;
import org.vmorph.conformance.report.ReplayLine;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Unsteady;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Company;
import org.vmorph.conformance.shrink.Confirmed;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.control.RoundRobin;

/** What several guests do depends on them alone, or no rule is named but the one that says so. */
class SharingByChanceTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-timer").orElseThrow();

  private static Together together(TimeSharing monitor, boolean claimed) {
    var claims = claimed ? Claims.ALL : Claims.ALL.without(Rule.E10, "it is a prototype");
    var setting = Setting.of(MACHINE, List.of(new RoundRobin())).claiming(claims);
    return new Together(setting, monitor, 4, 1974, 60, new AtomicBoolean());
  }

  private static Together together(TimeSharing monitor) {
    return together(monitor, true);
  }

  private static Company.Small told(Together.Result result) {
    return Confirmed.small(
        result.together(), result.joint().orElseThrow(), result.first().orElseThrow());
  }

  /** Round-robin, with somebody in between for each boot. */
  private static TimeSharing altered(Function<Sharing, Between> ofBoot) {
    return Intercepted.of(
        TimeSharing.class,
        new RoundRobin(),
        (method, arguments, original) -> {
          var answer = method.equals("name") ? "altered" : original.answer(arguments);
          return answer instanceof Sharing sharing
              ? Intercepted.of(Sharing.class, sharing, ofBoot.apply(sharing))
              : answer;
        });
  }

  /** The same; a register of who has had his turn is another one, whenever that is asked for. */
  private static TimeSharing spoiling(Supplier<BooleanSupplier> ofBoot) {
    var registers = (File) MACHINE.component("r").orElseThrow();
    return Intercepted.of(
        TimeSharing.class,
        new RoundRobin(),
        (method, arguments, original) -> {
          var answer = method.equals("name") ? "spoiling" : original.answer(arguments);
          if (!(answer instanceof Sharing sharing)) {
            return answer;
          }
          var wrong = ofBoot.get();
          return Intercepted.of(
              Sharing.class,
              sharing,
              (asked, with, real) -> {
                var made = real.answer(with);
                if (made instanceof Sharing.Turn turn && wrong.getAsBoolean()) {
                  sharing.guests().get(turn.guest()).store(registers, 3, 99);
                }
                return made;
              });
        });
  }

  private static TimeSharing atTurn(int which) {
    return spoiling(
        () -> {
          var turn = new AtomicInteger();
          return () -> turn.incrementAndGet() == which;
        });
  }

  @Test
  void who_is_wrong_in_the_200th_turn_is_found_in_a_run_that_is_long() {
    var result = together(atTurn(200)).run();
    assertThat(result.first().orElseThrow().rule()).isEqualTo(Rule.E1);
    assertThat(result.joint().orElseThrow().budget()).isEqualTo(5_000);
    assertThat(result.together().seen(result.runs() - 1)).isPresent();
  }

  private static TimeSharing onceInTurns(int turns) {
    var chance = new Random(turns);
    return spoiling(() -> () -> chance.nextInt(turns) == 0);
  }

  @Test
  void who_is_wrong_by_chance_is_not_said_to_let_guests_meet() {
    var result = together(onceInTurns(200)).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.FAIL);
    assertThat(result.first().orElseThrow().rule()).isEqualTo(Rule.E10);
    var small = told(result);
    assertThat(small.joint()).isEqualTo(result.joint().orElseThrow());
    assertThat(
            InterferenceText.print(
                result.together(),
                result.runs() - 1,
                small,
                ReplayLine.onCommandLine("./vmorph", " --plugins p")))
        .contains("E10  boot is a reset", Unsteady.VERDICT, "The guests are not shown")
        .containsPattern("was like this \\d+ of\\s+\\d+ times")
        .endsWith(":t4:g" + Generator.VERSION + " --plugins p\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 70, 90})
  void who_is_wrong_in_most_boots_is_run_again_until_he_is_right(int percent) {
    var chance = new Random(percent);
    var monitor =
        spoiling(
            () -> {
              boolean wrong = chance.nextInt(100) < percent;
              return () -> wrong;
            });
    assertThat(told(together(monitor).run()).seen().rule()).isEqualTo(Rule.E10);
  }

  @Test
  void what_outlives_a_boot_is_not_blamed_on_whoever_runs_then() {
    var turns = new AtomicInteger();
    var result = together(spoiling(() -> () -> turns.incrementAndGet() > 1_000)).run();
    var seen = result.first().orElseThrow();
    assertThat(seen.rule()).isEqualTo(Rule.E10);
    assertThat(told(result).seen().rule()).isEqualTo(Rule.E10);
  }

  @Test
  void nobody_is_held_to_a_reset_who_does_not_claim_it() {
    var result = together(onceInTurns(200), false).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.runs()).isEqualTo(60);
  }

  @Test
  void while_guests_suffer_by_chance_no_rule_is_kept() {
    var subject =
        new Subject(onceInTurns(100), MACHINE, Claims.ALL, 600, 1974, 64, Optional.empty());
    var examination = new Examination(subject);
    assertThat(examination.judge(Rule.E10).outcome()).isEqualTo(Judgement.Outcome.BROKEN);
    for (var rule : List.of(Rule.E1, Rule.R1, Rule.R2, Rule.R4)) {
      assertThat(examination.judge(rule).outcome())
          .as(rule.id())
          .isEqualTo(Judgement.Outcome.INCONCLUSIVE);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void who_breaks_down_with_several_guests_is_not_said_to_let_them_meet(boolean isNull) {
    var monitor =
        altered(
            sharing -> {
              boolean isOne = sharing.guests().size() == 1;
              var turns = new AtomicInteger();
              return (method, arguments, original) -> {
                boolean now = method.equals("turn") && !isOne && turns.incrementAndGet() == 20;
                if (now && !isNull) {
                  throw new IllegalStateException("I give up");
                }
                var answer = original.answer(arguments);
                return now ? null : answer;
              };
            });
    var result = together(monitor).run();
    var told = isNull ? "asked for a turn it gives back null" : "I give up";
    assertThat(result.first().orElseThrow().what())
        .contains("the monitor breaks down: ", told)
        .doesNotContain("only guest");
    var small = told(result).seen();
    assertThat(small.rule()).isEqualTo(Rule.E1);
    assertThat(small.brokeDown()).isTrue();
  }

  @Test
  void who_breaks_down_now_and_then_is_not_blamed_under_another_rule() {
    var chance = new Random(3);
    var monitor =
        altered(
            sharing ->
                (method, arguments, original) -> {
                  if (method.equals("turn") && chance.nextInt(200) == 0) {
                    throw new IllegalStateException("I give up");
                  }
                  return original.answer(arguments);
                });
    assertThat(together(monitor).run().first().orElseThrow().rule()).isEqualTo(Rule.E10);
  }
}
