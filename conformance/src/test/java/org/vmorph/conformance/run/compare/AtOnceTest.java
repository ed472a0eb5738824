package org.vmorph.conformance.run.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.broken.Intercepted.Between;
import org.vmorph.conformance.broken.Intercepted.Original;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Vmm;

/** What is right step by step and wrong in a run of many is found all the same. */
class AtOnceTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  @Test
  void a_monitor_that_miscounts_long_runs_is_found_and_told_of() {
    var setting = Setting.of(MACHINE, List.of(altered(AtOnceTest::miscounts)));
    var result = Campaign.of(setting, 1974, 400).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.FAIL);
    var found = result.first().orElseThrow();
    assertThat(found.atOnce()).isPresent();
    assertThat(new Lockstep(setting).run(found.program())).isInstanceOf(Agreed.class);
    assertThat(new Volume(setting).explain(found.program())).isInstanceOf(Divergence.class);
    var shrunk = Shrinker.shrink(found);
    assertThat(DivergenceText.print(shrunk, Optional.empty()).replaceAll("\\s+", " "))
        .contains("Seen: step by step both sides agree; asked for ")
        .contains(" at once, the monitor comes back like this");
    assertThat(shrunk.instructionsAfter()).isLessThanOrEqualTo(shrunk.instructionsBefore());
  }

  @Test
  void a_monitor_whose_tally_lags_behind_in_the_middle_of_a_run_is_not_blamed_for_it() {
    var setting = Setting.of(MACHINE, List.of(altered(lagsInARun())));
    var result = Campaign.of(setting, 1974, 300).onThreads(1).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
  }

  @Test
  void a_monitor_that_has_not_tallied_a_run_when_it_comes_back_is_found() {
    var setting = Setting.of(MACHINE, List.of(altered(AtOnceTest::forgetful)));
    var found = Campaign.of(setting, 1974, 300).run().first().orElseThrow();
    assertThat(found.rule()).isEqualTo(Rule.E8);
    assertThat(found.seen().orElseThrow()).asString().endsWith("its tally has grown by 0");
  }

  @Test
  void a_monitor_that_makes_fewer_steps_than_it_was_asked_for_is_found() {
    var setting = Setting.of(MACHINE, List.of(altered(AtOnceTest::lazy)));
    var result = Campaign.of(setting, 1974, 50).run();
    assertThat(result.first().orElseThrow().atOnce()).isPresent();
  }

  @Test
  void what_was_seen_once_and_never_again_was_seen() {
    var setting = Setting.of(MACHINE, List.of(altered(moody())));
    var result = Campaign.of(setting, 1974, 400).onThreads(1).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.FAIL);
  }

  @Test
  void a_monitor_that_throws_when_it_is_asked_for_a_word_is_a_finding_and_no_fault() {
    var setting = Setting.of(MACHINE, List.of(altered(dies())));
    var result = Campaign.of(setting, 1974, 5000).onThreads(2).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.FAIL);
    assertThat(result.first().orElseThrow().virtual().breakdown().orElseThrow())
        .startsWith("java.lang.IllegalStateException: no more in AtOnceTest");
  }

  /** The monitor as it should be, but for some of what its guest is asked or answers. */
  private static Vmm altered(Between between) {
    return Intercepted.guestOf("altered", between);
  }

  /** Makes seven steps and says so, whatever it was asked for. */
  private static Object lazy(String method, Object[] arguments, Original original)
      throws Throwable {
    return method.equals("run")
        ? original.answer(Math.min(7, (long) arguments[0]))
        : original.answer(arguments);
  }

  /** Once in its life it says that a guest has halted. */
  private static Between moody() {
    var asked = new AtomicInteger();
    return (method, arguments, original) -> {
      var answer = original.answer(arguments);
      return method.equals("halted") && asked.incrementAndGet() == 5000
          ? Boolean.valueOf(!(boolean) answer)
          : answer;
    };
  }

  /** Does not answer for ever. */
  private static Between dies() {
    var asked = new AtomicInteger();
    return (method, arguments, original) -> {
      if (method.equals("halted") && asked.incrementAndGet() > 5000) {
        throw new IllegalStateException("no more");
      }
      return original.answer(arguments);
    };
  }

  /** Says that it made a step more than it did, if it was asked for more than one. */
  private static Object miscounts(String method, Object[] arguments, Original original)
      throws Throwable {
    var answer = original.answer(arguments);
    return answer instanceof Exit exit
            && (long) arguments[0] > 1
            && exit.kind() == Exit.Kind.TRAPPED
            && exit.steps() > 1
        ? new Exit(exit.kind(), exit.cause(), exit.steps() - 1)
        : answer;
  }

  /** While it runs, its tally is what it was before. */
  private static Between lagsInARun() {
    var running = new AtomicBoolean();
    var before = new AtomicLong();
    return (method, arguments, original) -> {
      running.compareAndSet(false, method.equals("run"));
      var answer = original.answer(arguments);
      running.compareAndSet(method.equals("run"), false);
      if (method.equals("steps")) {
        before.set(running.get() ? before.get() : (long) answer);
        return before.get();
      }
      return answer;
    };
  }

  /** Has tallied nothing, ever. */
  private static Object forgetful(String method, Object[] arguments, Original original)
      throws Throwable {
    return method.equals("steps") ? Long.valueOf(0) : original.answer(arguments);
  }
}
