package org.vmorph.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.CaseFolder;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.image.AsmMonitors;

/** What a rule comes to, and what a test of it does then. */
class ExaminationTest {
  private static final TrapAndEmulate SOUND = new TrapAndEmulate();
  private static final Vmm UNCLAMPED =
      BrokenMonitor.ALL.stream()
          .map(BrokenMonitor::vmm)
          .filter(vmm -> vmm.name().equals("forgets-to-clamp"))
          .findFirst()
          .orElseThrow();

  private static Subject subject(Vmm monitor, String machine, long programs) {
    return new Subject(
        monitor,
        Machines.named(machine).orElseThrow(),
        Claims.ALL,
        programs,
        1974,
        64,
        Optional.empty());
  }

  private static Subject subject(Vmm monitor, long programs) {
    return subject(monitor, "third-generation", programs);
  }

  /** Of the monitor that does not clamp, for all that look at it. */
  private static final Examination OF_UNCLAMPED = new Examination(subject(UNCLAMPED, 500));

  /** One serves them all, as in a test of a monitor. */
  private static final Examination OF_NO_PROGRAMS = new Examination(subject(SOUND, 0));

  @ParameterizedTest
  @ValueSource(strings = {"E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "R1", "R3", "F1"})
  void without_programs_nothing_is_known(String id) {
    var judgement = OF_NO_PROGRAMS.judge(Rules.ALL.named(id).orElseThrow());
    assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
    assertThat(judgement.text()).isEqualTo("no program was run");
  }

  @Test
  void a_monitor_that_does_not_come_back_is_inconclusive_and_hangs_no_test() {
    var usual = subject(new Looping(), 100);
    var subject =
        new Subject(
            usual.monitor(),
            usual.engine(),
            Claims.ALL,
            100,
            1974,
            64,
            Optional.empty(),
            new Patience(Duration.ofMillis(500)));
    var examination = new Examination(subject);
    assertThatThrownBy(() -> examination.require(Rule.E1))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("E1 is INCONCLUSIVE: looping does not come back")
        .hasMessageContaining("ExaminationTest.java:");
    assertThat(examination.judge(Rule.R1).outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
  }

  /** Boots a guest or two, and then none. */
  private static final class Looping implements Vmm {
    private final AtomicInteger boots = new AtomicInteger();

    @Override
    public String name() {
      return "looping";
    }

    @Override
    public Optional<String> inapplicable(Architecture machine) {
      return SOUND.inapplicable(machine);
    }

    @Override
    public long room(long guestWords) {
      return SOUND.room(guestWords);
    }

    @Override
    public Guest boot(Host host, long[] image) {
      // Far longer than anybody waits here; the thread that is left behind is to end some day.
      long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
      while (boots.incrementAndGet() > 20 && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      return SOUND.boot(host, image);
    }
  }

  @Test
  void all_rules_lowered_is_inconclusive_and_no_pass() {
    var claims = Claims.ALL;
    for (var rule : Rules.ALL.list()) {
      claims = claims.without(rule, "no");
    }
    var none =
        new Subject(SOUND, subject(SOUND, 1).machine(), claims, 100, 1974, 64, Optional.empty());
    for (var rule : Rules.ALL.list()) {
      assertThatThrownBy(() -> new Examination(none).require(rule))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageContaining("is INCONCLUSIVE: no rule is judged");
    }
  }

  @Test
  void one_program_is_too_little_progress() {
    var examination = new Examination(subject(SOUND, 1));
    assertThat(examination.judge(Rule.E1).outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
    assertThat(examination.judge(Rule.E1).text()).contains("never reflected");
    assertThat(examination.judge(Rule.T1).text()).startsWith("2 deep: ");
    assertThatThrownBy(() -> examination.require(Rule.E1))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("E1 is INCONCLUSIVE: never emulated");
  }

  @Test
  void whatever_one_rule_is_lowered_the_others_are_judged_or_skipped() {
    for (var lowered : List.of(Rule.E1, Rule.E2, Rule.E3, Rule.E4, Rule.E7, Rule.E8, Rule.R3)) {
      var all = subject(SOUND, 500);
      var subject =
          new Subject(
              all.monitor(),
              all.machine(),
              Claims.ALL.without(lowered, "to see the others"),
              all.programs(),
              all.seed(),
              all.words(),
              all.cases());
      var examination = new Examination(subject);
      for (var rule : Rules.ALL.list()) {
        if (rule != Rule.T1) {
          assertThat(examination.judge(rule).outcome())
              .as(rule + " without " + lowered + ": " + examination.judge(rule).text())
              .isIn(Judgement.Outcome.KEPT, Judgement.Outcome.SKIPPED);
        }
      }
    }
  }

  @Test
  void whatever_seed_and_size_the_right_monitor_keeps_every_rule() {
    for (long seed = 1; seed <= 3; seed++) {
      var all = subject(SOUND, 500);
      var other =
          new Subject(all.monitor(), all.machine(), all.claims(), 500, seed, 100, Optional.empty());
      var examination = new Examination(other);
      for (var rule : List.of(Rule.E5, Rule.E6, Rule.E7, Rule.R3)) {
        assertThat(examination.judge(rule).outcome()).isEqualTo(Judgement.Outcome.KEPT);
      }
    }
  }

  @Test
  void a_monitor_that_asks_the_hardware_for_ever_reaches_a_limit_and_that_is_no_divergence() {
    var judgement = new Examination(subject(spins(), 500)).judge(Rule.E5);
    assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
    assertThat(judgement.text())
        .contains("the monitor does not come back: the hardware made", "it was running");
  }

  @Test
  void a_monitor_that_owns_more_than_its_guest_is_not_booted() {
    var judgement = new Examination(subject(ownsMore(), 100)).judge(Rule.R3);
    assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
    assertThat(judgement.text()).contains("says that its guest of 64 words owns");
  }

  @Test
  void a_broken_rule_fails_with_the_answer_and_the_whole_story_once() {
    var examination = OF_UNCLAMPED;
    assertThatThrownBy(() -> examination.require(Rule.R3))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage("R3 is broken: %s, %s", Rule.R3.title(), examination.subject())
        .asString()
        .startsWith("R3 is broken: ")
        .containsOnlyOnce("R3  the hardware's R lies within the guest")
        .contains("Look first:  is the real bound min(", "Saved:  target");
    var f1 = examination.judge(Rule.F1);
    assertThat(f1.outcome()).as(f1.text()).isEqualTo(Judgement.Outcome.KEPT);
  }

  @Test
  void what_is_not_claimed_is_skipped_with_the_reason() {
    var all = subject(UNCLAMPED, 500);
    var lowered =
        new Subject(
            all.monitor(),
            all.machine(),
            Claims.ALL.without(Rule.R3, "guests are trusted"),
            all.programs(),
            all.seed(),
            all.words(),
            all.cases());
    var examination = new Examination(lowered);
    assertThatThrownBy(() -> examination.require(Rule.R3))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("R3 MUST, not judged: not claimed: guests are trusted");
    assertThat(examination.judge(Rule.E1).figures()).doesNotContainEntry("dropped", "0");
  }

  @Test
  void what_cannot_run_is_not_kept() {
    var judgement = new Examination(subject(SOUND, "third-generation-timer", 100)).judge(Rule.E1);
    assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
    assertThat(judgement.text()).startsWith("trap-and-emulate cannot run: ");
  }

  @Test
  void a_timing_dependency_breaks_t1_and_not_e1() {
    var machine = Machines.named("third-generation-clock").orElseThrow();
    var watchdog = AsmMonitors.named("watchdog", machine);
    var examination = new Examination(subject(watchdog, machine.name(), 300));
    assertThat(examination.judge(Rule.E1).outcome()).isEqualTo(Judgement.Outcome.KEPT);
    var judgement = examination.judge(Rule.T1);
    assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.BROKEN);
    assertThat(judgement.text()).startsWith("T1  a monitor under itself: broken 2 deep, where E");
  }

  @Test
  void several_guests_are_judged_where_a_monitor_can_run_them() {
    var examination = new Examination(subject(new RoundRobin(), "third-generation-timer", 400));
    assertThat(examination.judge(Rule.R2).outcome()).isEqualTo(Judgement.Outcome.KEPT);
    assertThat(examination.judge(Rule.R4).figures()).containsEntry("runs", "25");
    assertThat(new Examination(subject(SOUND, 1)).judge(Rule.R2).text())
        .isEqualTo("it runs one guest");
  }

  @Test
  void a_saved_case_is_tried_first(@TempDir Path folder) throws Exception {
    var found = OF_UNCLAMPED.judge(Rule.R3).broken().orElseThrow().smallest();
    var file = new CaseFolder(folder).save(Case.of(found, "test"));
    var all = subject(UNCLAMPED, 0);
    var again =
        new Subject(all.monitor(), all.machine(), all.claims(), 0, 1974, 64, Optional.of(folder));
    var judgement = new Examination(again).judge(Rule.R3);
    assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.BROKEN);
    assertThat(judgement.text()).contains(String.valueOf(file.getFileName()));
  }

  @Test
  void a_monitor_whose_guest_halts_at_once_breaks_e2() {
    var examination = new Examination(subject(haltsAtOnce(), 300));
    assertThat(examination.judge(Rule.E2).outcome()).isEqualTo(Judgement.Outcome.BROKEN);
    assertThat(examination.judge(Rule.E2).text()).contains("-> stops");
  }

  /** A trap that leads to itself it follows until it ends. */
  private static Vmm spins() {
    return Intercepted.monitor(
        "spins",
        SOUND,
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          return answer instanceof Guest guest
              ? Intercepted.of(Guest.class, guest, (m, a, o) -> spinning(guest, m, a, o))
              : answer;
        });
  }

  private static Object spinning(
      Guest guest, String method, Object[] arguments, Intercepted.Original original)
      throws Throwable {
    var before = cells(guest);
    var answer = original.answer(arguments);
    var now = cells(guest);
    while (answer instanceof Exit exit
        && exit.kind() == Exit.Kind.TRAPPED
        && exit.steps() == 1
        && Arrays.equals(now, before)) {
      answer = guest.run(1);
      guest.loadCells(now);
    }
    return answer;
  }

  private static long[] cells(Guest guest) {
    var cells = new long[guest.semantics().machine().cells().size()];
    guest.loadCells(cells);
    return cells;
  }

  /** Says that one word more belongs to its guest. */
  private static Vmm ownsMore() {
    return Intercepted.guestOf(
        "owns-more",
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          return answer instanceof Span owns ? new Span(owns.low(), owns.words() + 1) : answer;
        });
  }

  /** Comes back at once and says that its guest has halted. */
  private static Vmm haltsAtOnce() {
    return Intercepted.guestOf(
        "halts-at-once",
        (method, arguments, original) ->
            switch (method) {
              case "run" -> Exit.halted(1);
              case "halted" -> true;
              case "tally" -> new Tally(1, 0, 0);
              case "steps" -> 1L;
              default -> original.answer(arguments);
            });
  }
}
