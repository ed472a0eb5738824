package org.vmorph.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The example is run without Maven. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleLauncherTest {
  @Test
  void the_launcher_of_JUnit_runs_every_rule() throws Exception {
    var project = Built.in("junit-5", "my-monitor");
    var ended =
        ConsoleLauncher.run(
            project, project.resolve("target/classes"), project.resolve("target/test-classes"));
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("E1 same step, same state", "T1 a monitor under itself")
        .contains("13 tests successful", "4 tests aborted", "0 tests failed");
  }
}
