package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C is the JVM's, also while a solver works. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedProofTest {

  @TempDir private Path folder;

  private Process prove(Path out) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "prove",
                "--no-cache",
                "--threads",
                "2",
                "--export",
                folder.resolve("exported").toString()))
        .directory(folder.toFile())
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void a_proof_that_is_interrupted_ends_and_says_nothing() throws Exception {
    var out = folder.resolve("out");
    var process = prove(out);
    int interrupted;
    try {
      long tries = 1200;
      while (!Files.exists(folder.resolve("exported")) && tries-- > 0) {
        assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
      }
      // Long enough for the solver to work, and no time that anything depends on.
      assertThat(process.waitFor(4, TimeUnit.SECONDS)).isFalse();
      interrupted = CtrlC.heard().to(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(interrupted);
    assertThat(Files.readString(out)).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("out", "exported");
    }
  }
}
