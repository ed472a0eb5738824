package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.kit.Examination;
import org.vmorph.conformance.kit.Judgement;
import org.vmorph.conformance.kit.Subject;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Vmm;

/** What a plugin says of itself before it is booted: one line, whatever it says. */
class DeclaredTest {
  private static final String SPIN =
      "for (long end = System.nanoTime() + 6_000_000_000L; System.nanoTime() < end;) {"
          + " Thread.onSpinWait(); }";

  @TempDir private Path folder;

  private String plugin(String right, String wrong) throws IOException {
    return PluginFolder.saying(folder, right, wrong.replace("SPIN", SPIN));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "return inner.room(words); | return -1; | 2 | my-monitor: room(64) is -1; expected 64",
        "return inner.room(words); | return 0; | 2 | my-monitor: room(64) is 0; expected 64",
        "return inner.room(words); | return Long.MAX_VALUE; | 2 | is 9,223,372,036,854,775,807;",
        "return inner.room(words); | throw new IllegalStateException(\"no\"); | 2"
            + " | mine.MyMonitor: room(64) throws java.lang.IllegalStateException: no in"
            + " MyMonitor.room (MyMonitor.java:",
        "return inner.room(words); | return room(words); | 2"
            + " | mine.MyMonitor: room(64) throws java.lang.StackOverflowError",
        "return inner.room(words); | throw new OutOfMemoryError(\"mine\"); | 3"
            + " | the monitor leaves no room: java.lang.OutOfMemoryError: mine in MyMonitor.room",
        "return inner.room(words); | SPIN return 100; | 3 | it is in MyMonitor.room",
        "return inner.inapplicable(machine); | return null; | 2"
            + " | mine.MyMonitor: inapplicable(third-generation) gives null",
        "return inner.inapplicable(machine); | throw new AssertionError(\"a\"); | 2"
            + " | inapplicable(third-generation) throws java.lang.AssertionError: a in MyMonitor",
        "return inner.inapplicable(machine); | SPIN return null; | 3 | in MyMonitor.inapplicable",
        "public long room( | public Efficiency efficiency() { return null; } public long room( | 2"
            + " | mine.MyMonitor: efficiency() gives null",
        "public long room( | public boolean isProgram() { throw new Error(\"p\"); } public long"
            + " room( | 2 | mine.MyMonitor: isProgram() throws java.lang.Error: p in MyMonitor",
      })
  void a_monitor_that_says_of_itself_what_cannot_be_is_one_line(
      String right, String wrong, int code, String told) throws Exception {
    var plugins = plugin(right, wrong);
    var shell =
        Shell.vmorph(
            "conform",
            "--vmm",
            "my-monitor",
            "--plugins",
            plugins,
            "--monitor-timeout",
            "1",
            "--programs",
            "20");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(code);
    assertThat(shell.err()).contains(told).hasLineCount(1);
    var url = new URL[] {Path.of(plugins).toUri().toURL()};
    try (var loader = new URLClassLoader(url, Vmm.class.getClassLoader())) {
      var judgement = new Examination(subject(loader)).judge(Rule.E1);
      assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
      assertThat(judgement.text()).contains(told).hasLineCount(1);
    }
  }

  private static Subject subject(ClassLoader loader) throws ReflectiveOperationException {
    var machine = Machines.named("third-generation").orElseThrow();
    return new Subject(
        (Vmm) loader.loadClass("mine.MyMonitor").getConstructor().newInstance(),
        new Compiled(new Elaboration(machine)),
        Claims.ALL,
        20,
        1974,
        64,
        Optional.empty(),
        new Patience(Duration.ofSeconds(1)));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "return \"my-monitor\"; | throw new StackOverflowError(); | 2"
            + " | mine.MyMonitor: name() throws java.lang.StackOverflowError in MyMonitor.name",
        "return \"my-monitor\"; | SPIN return null; | 3 | it is in MyMonitor.name",
        "private final Vmm inner | { if (true) throw new IllegalStateException(\"no\"); } private"
            + " final Vmm inner | 2 | classes: mine.MyMonitor: its constructor throws"
            + " java.lang.IllegalStateException: no in MyMonitor.<init> (MyMonitor.java:",
        "private final Vmm inner | { if (true) throw new OutOfMemoryError(\"no\"); } private"
            + " final Vmm inner | 3 | leaves no room: java.lang.OutOfMemoryError: no in MyMonitor",
        "private final Vmm inner | { System.exit(0); } private final Vmm inner | 2"
            + " | mine.MyMonitor: its constructor: it calls System.exit(0), which would end vmorph",
        "private final Vmm inner | { SPIN } private final Vmm inner | 3 | MyMonitor.<init>",
        "private final Vmm inner | static { SPIN } private final Vmm inner | 3"
            + " | MyMonitor.<clinit>",
        "private final Vmm inner | static { if (true) throw new Error(); } private final Vmm inner"
            + " | 2 | mine.MyMonitor",
      })
  void a_service_that_cannot_be_loaded_is_one_line(
      String right, String wrong, int code, String told) throws IOException {
    var plugins = plugin(right, wrong);
    var shell = Shell.vmorph("isas", "--plugins", plugins, "--monitor-timeout", "1");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(code);
    assertThat(shell.err()).contains(told).hasLineCount(1);
    assertThat(shell.out()).isEmpty();
  }

  /** Of every command that has files: they say so, and git bisect is told nothing. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "conform --vmm my-monitor --programs 20, static { SPIN }",
    "conform --vmm my-monitor --programs 20, public Efficiency efficiency() { SPIN return null; }",
    "check --programs 1, static { SPIN }",
    "classify smsw, static { SPIN }",
    "prove --only nothing, static { SPIN }",
    "tower ../guests/hello.s, static { SPIN }",
  })
  void who_does_not_come_back_before_anything_is_compared_leaves_files_that_say_so(
      String command, String more) throws IOException {
    var plugins = plugin("private final Vmm inner", more + " private final Vmm inner");
    var json = folder.resolve("c.json");
    var junit = folder.resolve("j.xml");
    var words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--plugins", plugins, "--monitor-timeout", "1", "--bisect"));
    words.addAll(List.of("--json", json.toString()));
    if (command.startsWith("conform")) {
      words.addAll(List.of("--junit", junit.toString()));
    }
    var shell = Shell.vmorph(words.toArray(String[]::new));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.SKIP);
    assertThat(shell.err()).startsWith("vmorph: inconclusive: ").hasLineCount(1);
    var object = new ObjectMapper().readTree(json.toFile());
    assertThat(object.get("command").asText()).isEqualTo(command.split(" ")[0]);
    assertThat(object.get("verdict").asText()).isEqualTo("inconclusive");
    assertThat(object.get("lost").get(0).get("why").asText()).contains("does not come back");
    if (command.startsWith("conform")) {
      assertThat(Files.readString(junit)).contains("errors=\"17\"", "MyMonitor.java:");
    }
  }
}
