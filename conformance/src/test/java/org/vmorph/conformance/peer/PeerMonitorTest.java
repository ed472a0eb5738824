package org.vmorph.conformance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;

/** A peer that keeps to the protocol is compared; one that does not is inconclusive, and why. */
class PeerMonitorTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final List<PeerMonitor> monitors = new ArrayList<>();

  private PeerMonitor peer(Link.Opening opening, Duration patience) {
    var monitor = new PeerMonitor("peer in-jvm", opening, patience);
    monitors.add(monitor);
    return monitor;
  }

  private PeerMonitor honest(Vmm vmm) {
    return peer(InJvm.opening(HonestPeer.with(vmm)), LONG);
  }

  private static Campaign campaign(PeerMonitor peer, long programs) {
    return Campaign.of(Setting.of(MACHINE, List.of(peer)), 1974, programs);
  }

  @AfterEach
  void no_thread_is_left() throws InterruptedException {
    monitors.forEach(PeerMonitor::close);
    for (var thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("vmorph-peer")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void one_that_keeps_to_the_protocol_passes() {
    var result = campaign(honest(new TrapAndEmulate()), 800).onThreads(2).run();
    assertThat(result.reason()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    assertThat(result.programs()).isEqualTo(800);
  }

  /**
   * Who asks and who runs are threads of pools, which may make another while one is not yet idle.
   */
  @Test
  void no_thread_starts_a_second_process_however_many_guests_it_boots() {
    var starters = new ConcurrentLinkedQueue<Thread>();
    var peer = counted(starters);
    campaign(peer, 1200).onThreads(2).run();
    campaign(peer, 1200).onThreads(2).run();
    assertThat(starters).doesNotHaveDuplicates().hasSizeBetween(2, 2 * 3);
  }

  @Test
  void the_process_of_a_thread_that_has_ended_is_inherited() throws InterruptedException {
    var starters = new ConcurrentLinkedQueue<Thread>();
    var peer = counted(starters);
    for (int i = 0; i < 3; i++) {
      var one = new Thread(() -> peer.boot(host(), new long[64]));
      one.start();
      one.join();
    }
    peer.boot(host(), new long[64]);
    assertThat(starters).hasSize(1);
  }

  private PeerMonitor counted(Queue<Thread> starters) {
    var opening = InJvm.opening(HonestPeer.with(new TrapAndEmulate()));
    return peer(
        () -> {
          starters.add(Thread.currentThread());
          return opening.open();
        },
        LONG);
  }

  private static BareHost host() {
    return new BareHost(new Machine(new Elaboration(MACHINE), 64));
  }

  @Test
  void a_thread_that_is_told_to_end_while_a_peer_starts_says_nothing_of_the_peer() {
    var peer = honest(new TrapAndEmulate());
    var image = new long[64];
    var host = host();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> peer.boot(host, image))
          .isInstanceOf(MonitorLost.class)
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(peer.boot(host, image).halted()).isFalse();
  }

  @Test
  void what_rests_on_its_own_word_is_unchecked() {
    var peer = honest(new TrapAndEmulate());
    assertThat(Setting.of(MACHINE, List.of(peer)).unchecked())
        .containsOnlyKeys(Rule.R1, Rule.R3, Rule.F1)
        .allSatisfy((rule, why) -> assertThat(why).contains("in-jvm has hardware of its own"));
    assertThat(Setting.of(MACHINE, List.of(new TrapAndEmulate())).unchecked()).isEmpty();
  }

  @Test
  void no_tower_is_built_with_it() {
    var tower = List.of(new TrapAndEmulate(), honest(new TrapAndEmulate()));
    assertThatThrownBy(() -> Setting.of(MACHINE, tower))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("hardware of its own");
  }

  /**
   * R1, R3 and E8 are not looked at here, one that breaks down gives no answer, and nobody stands
   * on a peer's guest and asks it from outside.
   */
  @Test
  void wrong_monitors_are_found_under_the_rules_of_equivalence() {
    var some =
        BrokenMonitor.ALL.stream()
            .filter(broken -> broken.machine().equals(MACHINE) && !broken.vmm().isProgram())
            .filter(broken -> broken.rule().id().startsWith("E") && broken.rule() != Rule.E8)
            .filter(broken -> broken.within() > 0 && broken.within() <= 20)
            .filter(broken -> !broken.message().contains("breaks down"))
            .filter(broken -> !broken.message().contains("asked from outside"))
            .toList();
    assertThat(some).hasSizeGreaterThan(10);
    for (var broken : some) {
      var result = campaign(honest(broken.vmm()), 100).keepGoing(true).run();
      assertThat(result.divergences())
          .as(broken.toString())
          // A peer's guest cannot be put into another state, to see what else is to blame.
          .anyMatch(found -> found.rule().property() == broken.rule().property());
    }
  }

  @Test
  void a_divergence_is_shrunk_on_the_peer() {
    var broken =
        BrokenMonitor.ALL.stream()
            .filter(it -> it.vmm().name().equals("loses-the-cause"))
            .findFirst()
            .orElseThrow();
    var found = campaign(honest(broken.vmm()), 500).run().first().orElseThrow();
    assertThat(Shrinker.shrink(found).instructionsAfter()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"E, '\"7\"'", "r, '\"0 7\"'", "output, '\"7\"'", "cells, '\"0 3 0 0 0 0 7\"'"})
  void every_part_of_the_state_is_compared(String part, String other) {
    InJvm.Behaviour wrong =
        (from, to) -> {
          var peer = new HonestPeer(new TrapAndEmulate());
          for (var line = from.readLine(); line != null; line = from.readLine()) {
            var answer = Misbehaviour.with(peer.answer(line), part, other) + "\n";
            to.write(answer.getBytes(StandardCharsets.UTF_8));
            to.flush();
          }
        };
    var result = campaign(peer(InJvm.opening(wrong), LONG), 1000).onThreads(1).run();
    var found = result.first().orElseThrow();
    assertThat(found.step()).isEqualTo(1);
    assertThat(found.differences()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void misbehaviour_is_inconclusive_and_says_what_was_expected(Misbehaviour misbehaviour) {
    // Only who does not answer at all is not waited for.
    var patience = misbehaviour.phrase().startsWith("no answer") ? SHORT : LONG;
    var peer = peer(InJvm.opening(misbehaviour.at(3)), patience);
    var result = campaign(peer, 1000).onThreads(1).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
    assertThat(result.first()).isEmpty();
    assertThat(result.reason().orElseThrow())
        .startsWith("peer in-jvm, request 3, run: ")
        .contains(misbehaviour.phrase())
        .endsWith("; 0 of 1,000 programs were compared before")
        .doesNotContain("\n", "\u001b", "\u0007");
  }

  @Test
  void an_answer_too_many_is_noticed_with_the_next_request() {
    var honest = new HonestPeer(new TrapAndEmulate());
    var result =
        campaign(
                peer(
                    InJvm.opening(
                        (from, to) -> {
                          for (var line = from.readLine(); line != null; line = from.readLine()) {
                            var answer = honest.answer(line) + "\n";
                            to.write((answer + answer).getBytes(StandardCharsets.UTF_8));
                            to.flush();
                          }
                        }),
                    LONG),
                1000)
            .run();
    assertThat(result.reason().orElseThrow())
        .startsWith(
            "peer in-jvm, request 2, boot: expected one line for each request, found one more:");
  }

  @Test
  void one_that_does_not_read_is_not_waited_for() {
    var large =
        Setting.of(MACHINE, List.of(peer(InJvm.opening((from, to) -> Thread.sleep(LONG)), SHORT)))
            .withWords(100_000);
    var result = Campaign.of(large, 1974, 1000).run();
    assertThat(result.reason().orElseThrow()).contains("hello: no answer within 0.3 s");
  }

  @Test
  void one_that_cannot_be_started_is_tried_once() {
    var tries = new AtomicInteger();
    var peer =
        peer(
            () -> {
              tries.incrementAndGet();
              throw new IOException("there is no such thing");
            },
            LONG);
    for (int i = 0; i < 2; i++) {
      var result = campaign(peer, 1000).onThreads(2).run();
      assertThat(result.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
      assertThat(result.reason().orElseThrow())
          .isEqualTo(
              "peer in-jvm: expected a program that can be run, but there is no such thing; 0 of"
                  + " 1,000 programs were compared before");
    }
    assertThat(tries).hasValue(1);
  }

  /** It ends when a certain program is booted, whoever boots it. */
  private PeerMonitor endingAt(Vmm vmm, long index) {
    var setting = Setting.of(MACHINE, List.of(new TrapAndEmulate()));
    var words = Words.trimmed(setting.generator().program(1974, index).words());
    return peer(
        InJvm.opening(
            (from, to) -> {
              var honest = new HonestPeer(vmm);
              for (var line = from.readLine(); line != null; line = from.readLine()) {
                if (line.contains(words)) {
                  return;
                }
                to.write((honest.answer(line) + "\n").getBytes(StandardCharsets.UTF_8));
                to.flush();
              }
            }),
        LONG);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void what_was_compared_before_does_not_depend_on_threads(int threads) {
    var result = campaign(endingAt(new TrapAndEmulate(), 650), 2000).onThreads(threads).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
    assertThat(result.programs()).isEqualTo(650);
    assertThat(result.reason().orElseThrow())
        .contains(
            "boot: expected an answer, but it has closed its output; it was running program 650 of"
                + " seed 1974; 650 of 2,000 programs");
  }

  @Test
  void what_was_found_before_stays_found() {
    var neverHalts =
        BrokenMonitor.ALL.stream().filter(it -> it.rule() == Rule.E2).findFirst().orElseThrow();
    var result = campaign(endingAt(neverHalts.vmm(), 250), 2000).keepGoing(true).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.FAIL);
    assertThat(result.divergences()).isNotEmpty();
    assertThat(result.reason().orElseThrow()).contains("250 of 2,000 programs");
  }
}
