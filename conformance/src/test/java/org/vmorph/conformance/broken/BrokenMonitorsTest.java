package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.Campaign;
import org.vmorph.conformance.run.Setting;
import org.vmorph.conformance.run.Verdict;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.machines.Machines;

/** Every classic mistake is found, under its own rule, and made small. */
class BrokenMonitorsTest {
  static Stream<BrokenMonitor> monitors() {
    return BrokenMonitor.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("monitors")
  void is_found_under_its_rule_and_shrunk(BrokenMonitor broken) {
    var machine = Machines.named("third-generation").orElseThrow();
    var setting = Setting.of(machine, List.of(broken.vmm()));
    var result = Campaign.of(setting, 1974, 500).keepGoing(true).run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    // One that breaks its rule may break another as well: a halt that is emulated for a user is E2.
    var found = result.divergences().stream().filter(d -> d.rule() == broken.rule()).findFirst();
    var shrunk = Shrinker.shrink(found.orElseThrow());
    var text = DivergenceText.print(shrunk, Optional.empty());
    assertThat(shrunk.smallest().rule()).as(text).isEqualTo(broken.rule());
    assertThat(shrunk.smallest().sameKindAs(shrunk.found())).isTrue();
    assertThat(shrunk.instructionsAfter()).as(text).isLessThanOrEqualTo(3);
    assertThat(text).contains(broken.phrase());
  }
}
