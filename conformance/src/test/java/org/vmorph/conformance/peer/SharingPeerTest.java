package org.vmorph.conformance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;

/** A peer whose guests have timers, and that has several. */
class SharingPeerTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-timer").orElseThrow();

  private static PeerMonitor peer(InJvm.Behaviour behaviour) {
    return new PeerMonitor("peer in-jvm", InJvm.opening(behaviour), Duration.ofSeconds(60));
  }

  private static PeerMonitor honest(Vmm vmm) {
    return peer(HonestPeer.with(vmm, MACHINE.name()));
  }

  private static Together.Result together(PeerMonitor peer, int guests) {
    try (peer) {
      var setting = Setting.of(MACHINE, List.of(peer));
      return new Together(setting, peer, guests, 1974, 60, new AtomicBoolean()).run();
    }
  }

  @Test
  void one_guest_with_a_timer_is_compared() {
    try (var peer = honest(new RoundRobin())) {
      var result = Campaign.of(Setting.of(MACHINE, List.of(peer)), 1974, 300).run();
      assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
      assertThat(result.coverage().fromUser().get("timer")).isGreaterThan(100);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void several_are_compared(int guests) {
    var result = together(honest(new RoundRobin()), guests);
    assertThat(result.first()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    assertThat(result.figures().switches()).isGreaterThan(60);
  }

  @Test
  void who_says_nothing_of_several_has_one() {
    try (var one = peer(HonestPeer.with(new TrapAndEmulate(), "third-generation"));
        var several = honest(new RoundRobin())) {
      assertThat(TimeSharing.of(one, Machines.named("third-generation").orElseThrow())).isEmpty();
      assertThat(TimeSharing.of(several, MACHINE)).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"forgets-a-register", "one-console", "overlaps", "exits-are-free", "unfair"})
  void what_is_wrong_is_found_under_the_rule_it_is_found_by_in_this_process(String name) {
    var broken =
        BrokenMonitor.ALL.stream()
            .filter(it -> it.vmm().name().equals(name))
            .findFirst()
            .orElseThrow();
    var result = together(honest(broken.vmm()), 3);
    assertThat(result.first().orElseThrow().rule()).isEqualTo(broken.rule());
  }

  /** What it says instead, from its third answer on: its turns. */
  private static InJvm.Behaviour saying(UnaryOperator<String> instead) {
    return (from, to) -> {
      var asked = new HonestPeer(new RoundRobin(), MACHINE.name());
      int count = 0;
      for (var line = from.readLine(); line != null; line = from.readLine()) {
        var answer = asked.answer(line);
        to.write(
            ((++count >= 3 ? instead.apply(answer) : answer) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        to.flush();
      }
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"guest\":0 ; \"guest\":7 ; guest: expected a whole number from 0 to 2, found '7'",
        "\"over\":true ; \"over\":1 ; over: expected true or false, found '1'",
        "\"next\":1 ; \"later\":1 ; next: expected a guest, for not all have halted, found nothing",
        "\"figures\":[ ; \"figures\":[1, ; figures: expected an array of 3 numbers",
        "\"guests\":[ ; \"guests\":[1, ; guests: expected an array of 3 objects",
        "\"halted\":false ; \"halted\":0 ; halted: expected true or false, found '0'",
      })
  void what_is_no_answer_is_inconclusive_and_says_what_was_expected(
      String right, String wrong, String expected) {
    var result = together(peer(saying(answer -> answer.replace(right, wrong))), 3);
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
    assertThat(result.reason().orElseThrow())
        .startsWith("peer in-jvm, request 3, turn: " + expected)
        .endsWith("; 0 of 60 runs were made before");
  }

  @Test
  void another_state_after_each_turn_is_a_difference() {
    var lies = "\"r\":\"0 7777";
    var result =
        together(
            peer(
                saying(
                    answer ->
                        answer.contains("\"over\"")
                            ? answer.replaceFirst("\"r\":\"[^\"]*", lies)
                            : answer)),
            3);
    assertThat(result.first().orElseThrow().rule()).isEqualTo(Rule.E1);
  }

  @Test
  void more_guests_than_it_has_are_not_asked_of_it() {
    var result = together(honest(new RoundRobin()), 9);
    assertThat(result.reason().orElseThrow()).contains("has 8 guests at a time, not 9");
  }
}
