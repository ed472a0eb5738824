package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.run.Campaign;
import org.vmorph.conformance.run.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.image.AsmMonitors;

/**
 * The kit finds out when one word of monitor.s is wrong. How many mutants and programs is set by
 * the properties {@code vmorph.mutants} and {@code vmorph.mutants.programs}; {@code ci/mutants}
 * tries many.
 */
class MutantsTest {
  private static final long SEED = 1974;
  private static final int MUTANTS = Integer.getInteger("vmorph.mutants", 40);
  private static final int PROGRAMS = Integer.getInteger("vmorph.mutants.programs", 2_000);
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  @Test
  void nine_mutants_in_ten_are_killed() {
    var engine = new Compiled(new Elaboration(MACHINE));
    var monitor = AsmMonitors.named("monitor", MACHINE);
    var survivors = new ArrayList<String>();
    for (var mutant : Mutant.of(monitor, MACHINE, SEED, MUTANTS)) {
      var setting = Setting.of(engine, List.of(mutant.monitor()));
      var result = Campaign.of(setting, SEED, PROGRAMS).run();
      if (result.divergent() == 0) {
        survivors.add(mutant.text());
      }
    }
    System.out.printf(
        "mutants of monitor.s: %d of %d killed within %d programs; survivors:%n",
        MUTANTS - survivors.size(), MUTANTS, PROGRAMS);
    survivors.forEach(text -> System.out.println("  " + text));
    assertThat(survivors).hasSizeLessThanOrEqualTo(MUTANTS / 10);
  }
}
