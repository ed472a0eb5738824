package org.vmorph.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came of {@code examples/my-machine}, built by Maven before these tests. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MyMachineTest {
  private static final String BUILT = "junit-5/my-machine";
  private static final Path PROJECT = Built.ROOT.resolve("examples/my-machine");

  @Test
  void the_theorems_promise_what_the_tests_say() throws Exception {
    var report = SurefireReport.of(Built.in(BUILT), "org.example.MyTheoremsTest");
    assertThat(report.others()).isEmpty();
    assertThat(report.passed())
        .containsExactlyInAnyOrder(
            "theorem_1_holds", "no_instruction_is_sensitive_and_unprivileged");
  }

  @Test
  void a_monitor_keeps_the_rules_on_it() throws Exception {
    var report = SurefireReport.of(Built.in(BUILT), "org.example.MonitorOnMyMachineTest");
    assertThat(report.others()).isEmpty();
    assertThat(report.passed()).hasSize(13);
    assertThat(report.skipped()).hasSize(4);
  }

  @Test
  void its_README_says_how_many_tests_there_are() throws Exception {
    assertThat(Files.readString(PROJECT.resolve("README.md")))
        .contains("Tests run: 19, Failures: 0, Errors: 0, Skipped: 4");
  }

  @Test
  void what_means_nothing_is_refused_as_the_README_says(@TempDir Path folder) throws Exception {
    var readme = Files.readString(PROJECT.resolve("README.md"));
    var source = Files.readString(PROJECT.resolve("src/main/java/org/example/MyMachine.java"));
    var right = "instruction(0x90, \"xch\", REG_ADDRESS)";
    assertThat(source).containsOnlyOnce(right);
    assertThat(readme).contains("-      " + right, "+      instruction(0x90, \"xch\", REG)");
    var wrong =
        Files.writeString(
            folder.resolve("MyMachine.java"),
            source.replace("\"xch\", REG_ADDRESS", "\"xch\", REG"));
    assertThat(readme).contains("\n" + refused(wrong, folder) + "\n");
  }

  /** Why the class cannot be made use of. */
  private static String refused(Path source, Path classes) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var classPath = System.getProperty("java.class.path");
    int code =
        compiler.run(
            null, null, null, "-d", classes.toString(), "-cp", classPath, source.toString());
    assertThat(code).isZero();
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      var machine = loader.loadClass("org.example.MyMachine").getConstructor();
      return catchThrowable(machine::newInstance).getCause().getMessage();
    }
  }
}
