package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.cli.output.ExitCode;

/** Monitors in Java that do not come back, or would rather end the process. */
class LostMonitorsTest {
  private static final String FOR_EVER = "while (true) { Thread.onSpinWait(); }";

  /** Far longer than anybody waits here; the thread that is left behind is to end some day. */
  private static final String SPIN =
      "for (long end = System.nanoTime() + 4_000_000_000L; System.nanoTime() < end;) {"
          + " Thread.onSpinWait(); }";

  private static final String LATER = "if (before > 40) ";
  private static final List<String> MINE = List.of("--vmm", "my-monitor");

  @TempDir private Path folder;

  private static Shell conform(String plugins, int programs, String... more) {
    var words = new ArrayList<>(List.of("conform", "--programs", String.valueOf(programs)));
    words.addAll(MINE);
    words.addAll(List.of(more));
    return vmorph(plugins, words.toArray(String[]::new));
  }

  @Test
  void a_monitor_that_loops_for_ever_is_inconclusive_and_its_guest_is_named_and_kept()
      throws IOException {
    var plugins = PluginFolder.doing(folder, "RUN", "if (steps > 20 && before > 40) " + SPIN);
    var json = folder.resolve("c.json");
    var cases = folder.resolve("cases");
    var shell = conform(plugins, 500, "--json", json.toString(), "--save", cases.toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out())
        .contains(
            "inconclusive: my-monitor does not come back: no answer within 0.5 s; it is in"
                + " MyMonitor$Mine.run (MyMonitor.java:",
            "; it was running program ",
            "Replay: ./vmorph replay third-generation:my-monitor:d1:s1974:p",
            "saved: " + cases);
    var object = new ObjectMapper().readTree(Files.readString(json));
    assertThat(object.get("verdict").asText()).isEqualTo("inconclusive");
    assertThat(object.get("lost").get(0).get("replay").asText()).contains(":my-monitor:");
    var replayed =
        Shell.vmorph("replay", cases.toString(), "--plugins", plugins, "--monitor-timeout", "0.5");
    assertThat(replayed.code()).as(replayed.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(replayed.out()).contains("reproduced: my-monitor does not come back");
    var again = conform(plugins, 0, "--cases", cases.toString());
    assertThat(again.code()).as(again.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(again.out()).contains("it was running lost-");
  }

  @ParameterizedTest
  @CsvSource({"BOOT", "GET", "LOAD"})
  void wherever_a_monitor_loops_somebody_is_told(String place) throws IOException {
    var plugins = PluginFolder.doing(folder, place, "if (System.nanoTime() > 0) " + SPIN);
    var shell = conform(plugins, 500);
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out() + shell.err()).contains("does not come back", "MyMonitor.java:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "tower", "replay", "guests", "states", "words"})
  void no_command_hangs_with_a_monitor_that_does(String how) throws IOException {
    var plugins = PluginFolder.doing(folder, "RUN", "if (before >= 0) " + SPIN);
    var shell =
        switch (how) {
          case "run" -> vmorph(plugins, "run", "../guests/hello.s", "--vmm", "my-monitor");
          case "replay" -> vmorph(plugins, "replay", "third-generation:my-monitor:d1:s1974:p1:g3");
          case "guests" -> conform(plugins, 0, "--guests", "../guests");
          case "states" -> conform(plugins, 0, "--states");
          case "tower" -> conform(plugins, 20, "--depth", "2");
          default -> conform(plugins, 20, "--words", "128");
        };
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out() + shell.err()).contains("does not come back", "MyMonitor.java:");
  }

  private static Shell vmorph(String plugins, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--plugins", plugins, "--monitor-timeout", "0.5"));
    return Shell.vmorph(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "System.exit(0);, System.exit",
    "Runtime.getRuntime().exit(0);, Runtime.exit",
    "Runtime.getRuntime().halt(0);, Runtime.halt",
    "java.util.function.IntConsumer end = System::exit; end.accept(0);, System.exit",
    "java.util.function.IntConsumer end = Runtime.getRuntime()::halt; end.accept(0);, Runtime.halt",
  })
  void a_monitor_that_ends_the_process_breaks_down_instead(String how, String called)
      throws IOException {
    var plugins = PluginFolder.doing(folder, "RUN", LATER + "{ " + how + " }");
    var shell = conform(plugins, 500);
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out())
        .contains(
            "the monitor breaks down: it calls " + called + "(0), which would end vmorph",
            "MyMonitor.java:");
  }

  @Test
  void what_is_wrong_by_chance_has_no_case_and_files_are_written_all_the_same() throws IOException {
    var plugins =
        PluginFolder.doing(
            folder,
            "RUN",
            "var made = guest.run(steps); if (made.steps() > 1 && Math.random() < 0.02)"
                + " return new Exit(made.kind(), made.cause(), made.steps() - 1);"
                + " if (true) return made;");
    var json = folder.resolve("c.json");
    var junit = folder.resolve("c.xml");
    var cases = folder.resolve("cases");
    var shell =
        conform(
            plugins,
            3_000,
            "--json",
            json.toString(),
            "--junit",
            junit.toString(),
            "--save",
            cases.toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out())
        .contains(
            "not saved: E10 of program ",
            ": a case is one program that fails alone and every time, and this does not\n");
    assertThat(cases).doesNotExist();
    assertThat(new ObjectMapper().readTree(Files.readString(json)).at("/first/rule").asText())
        .isEqualTo("E10");
    assertThat(Files.readString(junit)).contains("failures=\"1\"", "E10 at ");
  }

  @Test
  void a_monitor_that_throws_is_told_with_the_file_and_line_of_its_own_code() throws IOException {
    var plugins =
        PluginFolder.doing(
            folder, "RUN", LATER + "{ java.util.Objects.requireNonNull(null, \"no map\"); }");
    var json = folder.resolve("c.json");
    var junit = folder.resolve("j.xml");
    var shell = conform(plugins, 500, "--json", json.toString(), "--junit", junit.toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    var told = "java.lang.NullPointerException: no map in MyMonitor$Mine.run (MyMonitor.java:";
    assertThat(shell.out().replaceAll("\\s+", " "))
        .contains("the monitor breaks down: " + told)
        .contains("Replay: ./vmorph replay third-generation:my-monitor:", " --plugins " + plugins);
    assertThat(new ObjectMapper().readTree(Files.readString(json)).at("/first/breakdown").asText())
        .startsWith(told);
    assertThat(Files.readString(junit).replaceAll("\\s+", " ")).contains(told);
  }

  @ParameterizedTest
  @CsvSource({
    "RUN, if (steps > 0) { throw new ExceptionInInitializerError(); }",
    "RUN, if (before == 3) { throw new AssertionError(); }",
    "GET, if (guest.steps() > 3) { throw new IllegalStateException(); }",
    "LOAD, if (guest.steps() > 3) { throw new java.util.NoSuchElementException(); }",
  })
  void whatever_a_monitor_throws_and_wherever_is_a_finding_and_no_fault(String place, String how)
      throws IOException {
    var shell = conform(PluginFolder.doing(folder, place, how), 20);
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).contains("breaks down", "MyMonitor.java:");
  }

  /** In a process of its own, for it may end. */
  private Ended process(String plugins, String... more) throws IOException, InterruptedException {
    var words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "conform",
                "--plugins",
                plugins));
    words.addAll(MINE);
    words.addAll(List.of(more));
    var out = folder.resolve("out.txt");
    var process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    return new Ended(process, out);
  }

  private record Ended(Process process, Path out) {
    int code() throws InterruptedException {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }

    String text() throws IOException {
      return Files.readString(out);
    }
  }

  @Test
  void who_ends_the_process_by_reflection_is_inconclusive_and_files_are_written()
      throws IOException, InterruptedException {
    var plugins =
        PluginFolder.doing(
            folder,
            "RUN",
            LATER
                + "try { System.class.getMethod(\"exit\", int.class).invoke(null, 0); } catch"
                + " (ReflectiveOperationException e) { throw new IllegalStateException(e); }");
    var json = folder.resolve("c.json");
    var ended = process(plugins, "--json", json.toString());
    assertThat(ended.code()).as(ended.text()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(ended.text())
        .contains("the process is ended from within", "inconclusive: ", "my-monitor");
    assertThat(new ObjectMapper().readTree(Files.readString(json)).get("verdict").asText())
        .isEqualTo("inconclusive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Runtime.getRuntime().halt(0)", "System.exit(0)"})
  void who_ends_the_process_in_a_thread_of_its_own_is_no_pass(String how)
      throws IOException, InterruptedException {
    var plugins =
        PluginFolder.doing(
            folder,
            "BOOT",
            "if (System.setProperty(\"once\", \"\") == null) {"
                + " new Thread(() -> "
                + how
                + ").start(); }");
    var json = folder.resolve("c.json");
    var ended = process(plugins, "--json", json.toString());
    assertThat(ended.code()).as(ended.text()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(ended.text())
        .contains("the process is ended from within in MyMonitor.lambda$boot$0 (MyMonitor.java:")
        .contains("inconclusive: interrupted after")
        .doesNotContain("pass:");
    assertThat(new ObjectMapper().readTree(Files.readString(json)).get("verdict").asText())
        .isEqualTo("inconclusive");
  }

  @Test
  void after_ctrl_c_what_is_known_is_printed_though_a_monitor_loops()
      throws IOException, InterruptedException {
    var plugins =
        PluginFolder.doing(
            folder,
            "RUN",
            "if (before > 40) { System.err.println(\"looping\"); " + FOR_EVER + " }");
    var ended = process(plugins, "--threads", "1", "--monitor-timeout", "600");
    while (!ended.text().contains("looping") && ended.process().isAlive()) {
      Thread.sleep(50);
    }
    int interrupted = CtrlC.heard().to(ended.process());
    assertThat(ended.code()).isEqualTo(interrupted);
    assertThat(ended.text())
        .contains(
            "inconclusive: interrupted after", "does not come back", "it was running program");
  }
}
