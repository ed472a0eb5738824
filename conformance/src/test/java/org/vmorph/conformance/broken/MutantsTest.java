package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final int MUTANTS = Integer.getInteger("vmorph.mutants", 200);
  private static final int PROGRAMS = Integer.getInteger("vmorph.mutants.programs", 2_000);
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  @Test
  void nine_mutants_in_ten_are_killed() throws IOException {
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
    Files.writeString(
        Path.of("target", "mutants.txt"),
        "mutants of monitor.s: %d of %d killed within %d programs; survivors:%n  %s%n"
            .formatted(
                MUTANTS - survivors.size(), MUTANTS, PROGRAMS, String.join("\n  ", survivors)));
    assertThat(survivors).hasSizeLessThanOrEqualTo(MUTANTS / 10);
  }
}
