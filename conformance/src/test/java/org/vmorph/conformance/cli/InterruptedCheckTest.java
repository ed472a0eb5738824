package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A check that nobody watches tells of each row, and one that is interrupted of all it knows. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedCheckTest {
  private static final String FIRST =
      "third-generation, theorem 1 holds; trap-and-emulate: no divergence in 3,000 programs; agree";

  @TempDir private Path folder;

  @Test
  void rows_that_are_known_are_printed_when_it_is_interrupted_and_before() throws Exception {
    var out = folder.resolve("out");
    var log = folder.resolve("log");
    var json = folder.resolve("c.json");
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "check",
                    "--programs",
                    "3000",
                    "--json",
                    json.toString()))
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    int interrupted;
    try {
      while (!Files.readString(log).contains(FIRST) && process.isAlive()) {
        Thread.sleep(20);
      }
      assertThat(Files.readString(out)).isEmpty();
      interrupted = CtrlC.heard().to(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(interrupted);
    assertThat(Files.readString(out))
        .contains("no divergence in 3,000 programs  agree")
        .contains("interrupted: what stands here is known, and the rest is not\n")
        .contains("prediction and observation, as far as it came: ")
        .doesNotContain("Theorem 2", "m68010");
    var object = new ObjectMapper().readTree(Files.readString(json));
    assertThat(object.get("interrupted").asBoolean()).isTrue();
    assertThat(object.get("verdict").asText()).isEqualTo("inconclusive");
  }
}
