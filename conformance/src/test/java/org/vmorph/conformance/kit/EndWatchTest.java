package org.vmorph.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A monitor in a test of the kit that ends the process leaves no green run. */
class EndWatchTest {
  @TempDir private Path folder;

  @Test
  void a_monitor_that_ends_the_process_is_named_and_its_guest_is_saved_and_the_code_is_not_0()
      throws Exception {
    var out = folder.resolve("out.txt");
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    EndsTheProcess.class.getName()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    var text = Files.readString(out);
    assertThat(process.exitValue()).as(text).isEqualTo(1);
    assertThat(text)
        .contains("vmorph: the process is ended from within in EndsTheProcess.")
        .contains("no monitor may")
        .contains("E1 is INCONCLUSIVE: ends ends the process in EndsTheProcess.")
        .contains("(EndsTheProcess.java:", "it was running ", "Saved:  target")
        .contains("passed: 0");
    try (var cases = Files.list(folder.resolve("target/cases"))) {
      assertThat(cases).hasSize(1);
    }
  }
}
