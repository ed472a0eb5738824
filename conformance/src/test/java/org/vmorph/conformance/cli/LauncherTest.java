package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vmorph.conformance.cli.output.ExitCode;

/**
 * The script vmorph, in a project of nothing: what it builds is a jar that leads to the classes
 * under test.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String BY_REFLECTION =
      "try { Runtime.class.getMethod(\"halt\", int.class).invoke(Runtime.getRuntime(), CODE); }"
          + " catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }";

  @TempDir private Path folder;
  private Path root = Path.of("");

  @BeforeEach
  void aProject() throws IOException {
    root = Files.createDirectories(folder.resolve("project"));
    Files.copy(Path.of("../vmorph"), root.resolve("vmorph"));
    for (var source : List.of("conformance/src/main/A.java", "vmm/asm/a.s")) {
      var file = root.resolve(source);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
    Files.writeString(root.resolve("pom.xml"), "");
    Files.writeString(root.resolve("conformance/pom.xml"), "");
    var jar = Files.createDirectories(root.resolve("conformance/target"));
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes());
    new JarOutputStream(Files.newOutputStream(jar.resolve("vmorph-conformance.jar")), manifest)
        .close();
    var mvn = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
    Files.writeString(mvn, "#!/bin/sh\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
  }

  private static String classes() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  private Process started(String... words) throws IOException {
    var command = new ArrayList<>(List.of("bash", root.resolve("vmorph").toString()));
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().merge("PATH", folder + "/bin", (path, mine) -> mine + ":" + path);
    return builder.start();
  }

  private Shell ended(Process process) throws IOException, InterruptedException {
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(err()).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Shell(process.exitValue(), Files.readString(folder.resolve("out")), err());
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err")).replaceAll("vmorph: building [^\n]*\n", "");
  }

  /** Four guests and nothing else, by the monitor of a folder. */
  private String[] conform(String plugins, String... more) {
    var words =
        new ArrayList<>(
            List.of("conform", "--vmm", "my-monitor", "--guests", "../guests", "--quiet"));
    words.addAll(List.of("--plugins", plugins));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "0, --keep-going, 3",
    "1, --keep-going, 3",
    "0, --bisect, 125",
    "143, --keep-going, 3"
  })
  void a_halt_by_reflection_is_no_pass_with_nothing_said(String halts, String more, int code)
      throws Exception {
    var halt = "if (before > 40) { " + BY_REFLECTION.replace("CODE", halts) + " }";
    var shell = ended(started(conform(PluginFolder.doing(folder, "RUN", halt), more)));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(code);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err())
        .isEqualTo(
            "vmorph: inconclusive: the process has ended with "
                + halts
                + ", and nobody says that vmorph ended it\n");
  }

  @Test
  void a_hook_that_halts_after_the_end_does_not_change_the_code() throws Exception {
    var hook =
        "if (System.setProperty(\"once\", \"\") == null) {"
            + " Runtime.getRuntime().addShutdownHook(new Thread(() -> { "
            + BY_REFLECTION.replace("CODE", "0")
            + " })); } if (before > 40) { throw new IllegalStateException(); }";
    var shell = ended(started(conform(PluginFolder.doing(folder, "RUN", hook))));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
  }

  @ParameterizedTest
  @CsvSource({"'', 0, pass: ", "if (before > 40) { throw new Error(); }, 1, fail: "})
  void an_end_that_is_declared_is_what_it_is(String how, int code, String verdict)
      throws Exception {
    var shell = ended(started(conform(PluginFolder.doing(folder, "RUN", how))));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(code);
    assertThat(shell.out()).startsWith(verdict);
    assertThat(shell.err()).isEmpty();
    try (var left = Files.list(root.resolve("target/tmp"))) {
      assertThat(left.filter(file -> file.toString().contains("ending"))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"--version, vmorph ", "--help, Usage: vmorph", "isas, machine "})
  void without_plugins_nothing_is_waited_for(String word, String said) throws Exception {
    var shell = ended(started(word));
    assertThat(shell.code()).as(shell.toString()).isZero();
    assertThat(shell.out()).startsWith(said);
    assertThat(shell.err()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CtrlC.class)
  void a_signal_reaches_who_is_waited_for(CtrlC signal) throws Exception {
    assumeThat(signal.isIgnored()).as("no shell hears what it was told to ignore").isFalse();
    var plugins =
        PluginFolder.doing(
            folder,
            "RUN",
            "if (before > 40) { System.err.println(\"pid \" + ProcessHandle.current().pid());"
                + " while (true) { Thread.onSpinWait(); } }");
    var process = started(conform(plugins, "--monitor-timeout", "600"));
    while (!err().contains("pid ") && process.isAlive()) {
      Thread.sleep(20);
    }
    var java = ProcessHandle.of(Long.parseLong(err().lines().findFirst().get().substring(4)));
    int code = signal.to(process);
    var shell = ended(process);
    assertThat(shell.code()).as(shell.toString()).isEqualTo(code);
    assertThat(shell.out()).contains("inconclusive: ", "my-monitor");
    assertThat(java.filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void what_is_replayed_is_replayed_with_the_launcher_as_it_was_called() throws Exception {
    var plugins =
        PluginFolder.doing(
            folder, "RUN", "if (before == 3) { throw new IllegalStateException(); }");
    var words = List.of("conform", "--vmm", "my-monitor", "--programs", "20", "--plugins", plugins);
    var shell = ended(started(words.toArray(String[]::new)));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out())
        .containsPattern(
            "Replay: "
                + root
                + "/vmorph replay third-generation:my-monitor:\\S+ --plugins "
                + plugins);
  }

  @Test
  void what_a_launcher_that_was_killed_has_left_is_taken_away() throws Exception {
    var gone = new ProcessBuilder("true").start();
    gone.waitFor();
    var tmp = Files.createDirectories(root.resolve("target/tmp"));
    var left = Files.writeString(tmp.resolve("vmorph-ending." + gone.pid()), "");
    var alive = tmp.resolve("vmorph-ending." + ProcessHandle.current().pid());
    Files.writeString(alive, "");
    assertThat(ended(started("--version")).code()).isZero();
    assertThat(left).doesNotExist();
    assertThat(alive).exists();
  }

  @Test
  void that_nobody_reads_to_the_end_is_no_fault_with_plugins_either() throws Exception {
    var plugins = PluginFolder.doing(folder, "RUN", "");
    var words = String.join(" ", List.of("isas", "--plugins", plugins));
    var builder =
        new ProcessBuilder(
            "bash", "-c", root + "/vmorph " + words + " <&- | true; exit ${PIPESTATUS[0]}");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().merge("PATH", folder + "/bin", (path, mine) -> mine + ":" + path);
    builder.redirectError(folder.resolve("err").toFile());
    builder.redirectOutput(folder.resolve("out").toFile());
    var shell = ended(builder.start());
    assertThat(shell.code()).as(shell.toString()).isZero();
    assertThat(shell.err()).isEmpty();
  }
}
