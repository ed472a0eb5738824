package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.machines.Machines;

/** A rule is named only where without its scenario the step is right. */
class AttributionTest {
  private static final Claims STEP_BY_STEP =
      Claims.ALL.without(Rule.F1, "made one by one").without(Rule.E8, "made one by one");

  static Stream<String> faults() {
    return Faults.names().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void every_failure_of_a_fault_goes_by_the_rule_it_breaks(String name) {
    var fault = Faults.ALL.get(name);
    var machine = Machines.named("third-generation").orElseThrow();
    var setting = Setting.of(machine, List.of(fault.monitor())).claiming(STEP_BY_STEP);
    var found = Campaign.of(setting, 1974, 300).keepGoing(true).run().divergences();
    assertThat(found).isNotEmpty();
    var rules =
        found.stream().collect(Collectors.groupingBy(Divergence::rule, Collectors.counting()));
    assertThat(rules).containsOnlyKeys(fault.rule());
  }
}
