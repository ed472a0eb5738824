package org.vmorph.conformance.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.kit.Subject;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.control.TrapAndEmulate;

/** What the report's first page says of where it comes from. */
class ReportEnvironmentTest {
  @TempDir private Path results;

  private void add(String machine, long seed) {
    var subject =
        new Subject(
            new TrapAndEmulate(),
            Machines.named(machine).orElseThrow(),
            Claims.ALL,
            10,
            seed,
            64,
            Optional.empty());
    ReportEnvironment.add(results, subject);
  }

  @Test
  void each_examination_adds_what_the_others_have_not_said() throws IOException {
    add("third-generation", 1);
    add("legacy", 2);
    add("legacy", 2);
    assertThat(Files.readAllLines(results.resolve("environment.properties")))
        .contains(
            "machine = legacy, third-generation",
            "monitor = trap-and-emulate",
            "seed = 1, 2",
            "programs = 10",
            "java = " + Runtime.version());
  }

  @Test
  void a_machine_that_ships_has_its_picture_and_another_has_none() {
    assertThat(MachineDiagram.of(Machines.named("legacy").orElseThrow()))
        .hasValueSatisfying(svg -> assertThat(svg).startsWith("<svg").contains("mfsr"));
    assertThat(MachineDiagram.of(Machines.named("smsw").orElseThrow())).isEmpty();
  }
}
