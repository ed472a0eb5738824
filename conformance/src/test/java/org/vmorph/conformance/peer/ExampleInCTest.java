package org.vmorph.conformance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.machines.Machines;

/** The example in C passes; each of its broken builds breaks its rule. */
class ExampleInCTest {
  @TempDir private static Path folder;

  private static PeerMonitor peer(String... flaws) throws Exception {
    var program = ExampleInC.build(folder, flaws).toString();
    return PeerMonitor.of("peer c-monitor", List.of(program), PeerMonitor.PATIENCE);
  }

  private static CampaignResult campaign(PeerMonitor peer, long programs) {
    var machine = Machines.named("third-generation").orElseThrow();
    var setting = Setting.of(machine, List.of(peer));
    return Campaign.of(setting, 1974, programs).keepGoing(true).run();
  }

  @Test
  void the_example_passes() throws Exception {
    try (var peer = peer()) {
      var result = campaign(peer, 3000);
      assertThat(result.reason()).isEmpty();
      assertThat(result.divergences()).isEmpty();
      assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FORGETS_TO_CLAMP,    E4, -> trap memory",
    "LOSES_THE_CAUSE,     E1, # E[0] = .psw",
    "NEVER_HALTS,         E2, -> stops",
    "EMULATES_FOR_USERS,  E3, (emulated)",
    "SHOWS_THE_REAL_BASE, E1, srb",
  })
  void a_broken_build_breaks_its_rule(String flaw, String rule, String phrase) throws Exception {
    try (var peer = peer(flaw)) {
      var result = campaign(peer, 500);
      assertThat(result.reason()).isEmpty();
      var found = result.first(Rules.ALL.named(rule).orElseThrow());
      assertThat(found).as(result.divergences().toString()).isPresent();
      var shrunk = Shrinker.shrink(found.orElseThrow(), 400);
      assertThat(DivergenceText.print(shrunk, Optional.empty())).contains(phrase);
    }
  }
}
