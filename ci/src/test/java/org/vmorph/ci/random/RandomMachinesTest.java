package org.vmorph.ci.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Machines drawn at random: solver, truth tables and plain numbers agree on every definition, side
 * condition and lemma, and what the theorems promise is kept. The properties {@code
 * vmorph.random.machines}, {@code .seed}, {@code .from} and {@code .programs} say which; {@code
 * ci/random-machines} sets them.
 */
class RandomMachinesTest {
  private static final long MACHINES = Long.getLong("vmorph.random.machines", 100);
  private static final long SEED = Long.getLong("vmorph.random.seed", 1974);
  private static final long FROM = Long.getLong("vmorph.random.from", 0);
  private static final long PROGRAMS = Long.getLong("vmorph.random.programs", 20_000);

  @Test
  void what_is_said_of_machines_that_were_drawn_at_random_is_so() throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    var bulk =
        new Bulk(Believed.VMORPH, SEED, FROM, MACHINES, PROGRAMS, threads, System.err::println);
    var findings = bulk.run();
    var text = findings.text();
    Files.writeString(Path.of("target", "random-machines.txt"), text);
    assertThat(findings.all()).as(text).isEmpty();
  }

  /** For runs without Maven: machines, seed, first, programs, threads. */
  public static void main(String... args) {
    var bulk =
        new Bulk(
            Believed.VMORPH,
            Long.parseLong(args[1]),
            Long.parseLong(args[2]),
            Long.parseLong(args[0]),
            Long.parseLong(args[3]),
            Integer.parseInt(args[4]),
            System.err::println);
    System.out.println(bulk.run().text());
  }
}
