package org.vmorph.conformance.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.HostMonitors;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.image.AsmMonitors;

/** Monitors on the test states: the right ones agree with the machine, the wrong ones do not. */
class VectorsTest {
  private static Vectors vectors(String machine) {
    return Vectors.of(Machines.named(machine).orElseThrow()).orElseThrow();
  }

  private static Setting setting(String machine, List<Vmm> monitors) {
    return Setting.of(Machines.named(machine).orElseThrow(), monitors);
  }

  private static Vmm monitor(String name, String machine) {
    return HostMonitors.all().stream()
        .filter(vmm -> vmm.name().equals(name))
        .findFirst()
        .orElseGet(() -> AsmMonitors.named(name, Machines.named(machine).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "third-generation,       trap-and-emulate, 1",
    "third-generation,       trap-and-emulate, 3",
    "third-generation,       hybrid,           2",
    "third-generation,       monitor,          1",
    "third-generation,       monitor,          3",
    "third-generation-timer, round-robin,      1",
    "third-generation-timer, hybrid,           1",
    "third-generation-clock, trap-and-emulate, 2",
    "third-generation-clock, watchdog,         1"
  })
  void a_monitor_does_what_the_machine_does(String machine, String name, int depth) {
    var monitors = Collections.nCopies(depth, monitor(name, machine));
    var result = vectors(machine).run(setting(machine, monitors));
    assertThat(result.divergences()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    assertThat(result.run() + result.dropped())
        .isEqualTo(vectors(machine).states().vectors().size());
    assertThat(Missed.guards(vectors(machine), result.setting(), result.sample()).not()).isEmpty();
  }

  @Test
  void a_state_whose_instruction_reads_the_time_is_dropped_and_counted() {
    var result =
        vectors("third-generation-clock")
            .run(setting("third-generation-clock", List.of(new TrapAndEmulate())));
    var clock =
        vectors("third-generation-clock").states().vectors().stream()
            .filter(vector -> vector.at().equals("rdc"))
            .count();
    assertThat(result.dropped()).isEqualTo(clock).isPositive();
  }

  /**
   * A step from a state just loaded does not show what a monitor has kept, what it does many steps
   * later, or at once, or under itself; nor what depends on one register of many, on the size of
   * storage or on what its host has to spare; nor what it counts.
   */
  @Test
  void wrong_monitors_are_found_but_those_that_are_right_for_a_few_steps() {
    var states = vectors("third-generation");
    // Keeps something for its thread, so that it depends on who had the thread before.
    var ofThreads = "remembers-the-halt";
    var notFound =
        BrokenMonitor.ALL.stream()
            .filter(broken -> broken.machine().name().equals("third-generation"))
            .filter(broken -> !ofThreads.equals(broken.toString()))
            .filter(broken -> states.run(setting(broken)).verdict() == CampaignVerdict.PASS)
            .map(BrokenMonitor::toString)
            .toList();
    assertThat(notFound)
        .containsExactly(
            "loses-a-register",
            "behaves-with-words-to-spare",
            "keeps-what-the-trap-left",
            "a-thousand-words",
            "tires",
            "index-0",
            "halts-somewhere",
            "address-wraps",
            "fetches-once",
            "last-fetched",
            "makes-one-more",
            "counts-no-traps",
            "tallies-no-traps",
            "never-comes-back",
            "single-steps",
            "keeps-one-for-all",
            "knows-the-size",
            "probes");
  }

  private static Setting setting(BrokenMonitor broken) {
    return Setting.of(broken.machine(), List.of(broken.vmm()));
  }

  @Test
  void a_divergence_says_from_which_state_and_is_made_small() {
    var broken =
        BrokenMonitor.ALL.stream()
            .filter(it -> it.toString().equals("emulates-for-users"))
            .findFirst()
            .orElseThrow();
    var result =
        vectors("third-generation").run(setting("third-generation", List.of(broken.vmm())));
    var shrunk = Shrinker.shrink(result.first().orElseThrow());
    assertThat(DivergenceText.print("Test state 5", shrunk, Optional.empty()))
        .contains("Test state 5: 1 instruction, shrunk to 1 in ")
        .containsPattern("(?m)^  start  M=u P=0 R=\\(\\d+,64\\)$")
        .contains("(emulated)")
        .doesNotContain("Replay");
  }

  @Test
  void guests_of_another_size_cannot_be_put_into_the_states() {
    var setting = setting("third-generation", List.of(new TrapAndEmulate())).withWords(80);
    assertThatThrownBy(() -> vectors("third-generation").run(setting))
        .isInstanceOf(NotApplicable.class)
        .hasMessage("the test states of third-generation are for guests of 64 words, not 80");
  }

  @Test
  void a_machine_that_does_not_ship_has_none() {
    var machine = Machines.named("smsw").orElseThrow();
    assertThat(Vectors.of(machine.plus("my-own", "Mine."))).isEmpty();
  }
}
