package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.honeywell.Honeywell6000;
import org.vmorph.proofs.symbolic.ProofCache;
import org.vmorph.proofs.symbolic.Prover;

/** Nothing is recorded of the Honeywell 6000: what is believed of SBAR decides what it is. */
class SbarTest {
  private static final Classifier CLASSIFIER =
      new Classifier(new Prover(Prover.ENOUGH, ProofCache.ofUser()));

  private static final Architecture USUAL = new Honeywell6000().machine;

  @ParameterizedTest
  @CsvSource({"done, true", "refused, false"})
  void sbar_is_critical_if_slave_mode_may_execute_it(String setting, boolean critical) {
    var settings = USUAL.configuration().settings().with("sbar-in-slave-mode", setting);
    var machine = USUAL.configuration().machine().apply(settings);
    var sbar = machine.instruction("sbar").orElseThrow();
    var alone = machine.with(machine.name(), machine.says(), List.of(sbar));
    var c = CLASSIFIER.classify(alone, machine.reading()).getFirst();
    assertThat(c.critical()).isEqualTo(critical);
    assertThat(c.userCritical()).isEqualTo(critical);
  }
}
