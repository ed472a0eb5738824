package org.vmorph.conformance.run.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.compare.Lockstep;
import org.vmorph.conformance.run.finding.Agreed;

class ProgressTest {
  /** A generator that yields nothing: storage of zeros, which trap for ever. */
  @Test
  void programs_that_do_nothing_are_no_progress() {
    var setting = Settings.sound("third-generation", 1);
    var coverage = new Coverage(setting);
    var program = new GuestProgram(setting.machine(), new long[64], new long[0], 0, 0);
    var comparison = new Comparison(setting);
    var finding = new Lockstep(setting, comparison).run(program);
    coverage.add(comparison);
    assertThat(finding).isEqualTo(new Agreed(false, setting.budget()));
    assertThat(Progress.missing(coverage, Claims.ALL))
        .containsExactly(
            "never emulated: get, halt, lpsw, lrb, put, srb",
            "never reflected: get, halt, lpsw, lrb, put, srb",
            "no trap from virtual supervisor mode: svc",
            "no trap from virtual user mode: illegal, memory, privileged, svc",
            "no step with an R to be clamped",
            "only 0 of 1 programs halted");
  }

  @Test
  void enough_is_enough() {
    var result = Campaign.of(Settings.sound("third-generation", 1), 1974, 200).run();
    assertThat(Progress.missing(result.coverage(), Claims.ALL)).isEmpty();
  }
}
