package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.cli.names.MonitorNames;
import org.vmorph.conformance.cli.output.ExitCode;

/** The contract of the command line: exit codes and JSON. */
class CommandsTest {
  @TempDir private Path folder;

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve(name)));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void classify_writes_what_the_table_shows() throws IOException {
    var shell = Shell.vmorph("classify", "smsw", "--json", file("c.json"));
    assertThat(shell.code()).isZero();
    assertThat(shell.out())
        .contains("Theorem 1: fails: smsw", "Theorem 2: not established", "Theorem 3: holds");
    var object = json("c.json");
    assertThat(object.get("schema").asText()).isEqualTo("vmorph/classify/1");
    assertThat(object.get("reading").asText()).isEqualTo("intended");
    assertThat(object.get("theorems").toString())
        .isEqualTo("{\"1\":\"fails\",\"2\":\"not established\",\"3\":\"holds\"}");
    assertThat(object.get("critical").toString()).isEqualTo("[\"smsw\"]");
    assertThat(object.get("userCritical")).isEmpty();
    var smsw = object.get("instructions").get(object.get("instructions").size() - 1);
    assertThat(smsw.get("privileged").asText()).isEqualTo("no");
    assertThat(smsw.get("mode").asText()).isEqualTo("yes");
    assertThat(smsw.get("dependsOn").toString()).isEqualTo("[\"M\"]");
    var witness = smsw.get("witnesses").get("mode");
    assertThat(witness.get("replayed").asBoolean()).isTrue();
    assertThat(witness.get("before")).hasSize(2);
    assertThat(witness.get("after")).hasSize(2);
    assertThat(Files.list(folder)).as("no temporary file is left").hasSize(1);
  }

  @Test
  void classify_names_the_caveat() throws IOException {
    Shell.vmorph("classify", "read-b", "--json", file("c.json"), "--quiet");
    assertThat(json("c.json").get("caveats").toString())
        .contains("\"1\":[{", "\"instruction\":\"rdb\"", "\"condition\":\"observes b\"");
  }

  @Test
  void conform_passes_the_sound_machine_under_monitors_under_monitors() throws IOException {
    var shell =
        Shell.vmorph(
            "conform",
            "--isa",
            "third-generation",
            "--vmm",
            "trap-and-emulate",
            "--depth",
            "3",
            "--programs",
            "600",
            "--seed",
            "7",
            "--json",
            file("f.json"));
    assertThat(shell.code()).as(shell.out()).isZero();
    assertThat(json("f.json").get("verdict").asText()).isEqualTo("pass");
    assertThat(json("f.json").get("depth").asInt()).isEqualTo(3);
    assertThat(json("f.json").get("first").isNull()).isTrue();
  }

  @Test
  void conform_finds_shrinks_and_replays_a_divergence() throws IOException {
    var shell =
        Shell.vmorph(
            "conform", "--isa", "lra", "--depth", "3", "--seed", "7", "--json", file("f.json"));
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    var first = json("f.json").get("first");
    assertThat(first.get("rule").asText()).isEqualTo("E1");
    assertThat(first.get("instruction").asText()).isEqualTo("lra");
    assertThat(first.get("program").size()).isBetween(1, 3);
    assertThat(shell.out()).contains("lra is location sensitive, and not privileged");
    var replay = Shell.vmorph("replay", first.get("replay").asText());
    assertThat(replay.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(replay.out()).contains("reproduced");
    var without = first.get("replay").asText().replace("lra:", "third-generation:");
    assertThat(Shell.vmorph("replay", without).code()).isZero();
  }

  @Test
  void a_failure_comes_before_the_figures_and_stands_alone_if_they_are_not_wanted() {
    var all = Shell.vmorph("conform", "--isa", "jrst1").out();
    assertThat(all).startsWith("E1  same step, same state").endsWith("in 2 programs\n");
    assertThat(all.indexOf("to emulate")).isGreaterThan(all.indexOf("Replay: "));
    var brief = Shell.vmorph("conform", "--isa", "jrst1", "--brief").out();
    assertThat(brief).startsWith("E1  same step").contains("fail: ").doesNotContain("to emulate");
    assertThat(Shell.vmorph("conform", "--programs", "600", "--brief").out())
        .isEqualTo("pass: no divergence in 600 programs\n");
  }

  @Test
  void too_little_is_inconclusive() {
    var shell = Shell.vmorph("conform", "--programs", "1");
    assertThat(shell.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out()).contains("inconclusive: never emulated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jrst1", "store-past"})
  void check_agrees(String machine) throws IOException {
    var shell =
        Shell.vmorph("check", "--isa", machine, "--programs", "400", "--json", file("k.json"));
    assertThat(shell.code()).as(shell.out()).isZero();
    assertThat(json("k.json").get("rows").get(0).get("outcome").asText()).isEqualTo("agree");
    assertThat(json("k.json").get("verdict").asText()).isEqualTo("pass");
  }

  @Test
  void check_tells_the_theorems_apart() throws IOException {
    var shell =
        Shell.vmorph("check", "--isa", "smsw", "--programs", "400", "--json", file("k.json"));
    assertThat(shell.code()).as(shell.out()).isZero();
    var rows = json("k.json").get("rows");
    assertThat(rows.get(0).get("theorem").asInt()).isEqualTo(1);
    assertThat(rows.get(0).get("observed").asText()).startsWith("E1 in program");
    assertThat(rows.get(1).get("theorem").asInt()).isEqualTo(3);
    assertThat(rows.get(1).get("vmm").asText()).isEqualTo("hybrid");
    assertThat(rows.get(1).get("predicted").asText()).isEqualTo("holds");
    assertThat(rows.get(1).get("observed").asText()).isEqualTo("none");
    assertThat(rows.get(1).get("outcome").asText()).isEqualTo("agree");
  }

  @Test
  void a_hybrid_monitor_says_what_it_interpreted() throws IOException {
    var shell =
        Shell.vmorph("conform", "--vmm", "hybrid", "--programs", "200", "--json", file("h.json"));
    assertThat(shell.code()).as(shell.out()).isZero();
    assertThat(shell.out()).containsPattern("[1-9]\\S* interpreted, \\S+ trapped: 0 emulated");
    var level = json("h.json").get("coverage").get("levels").get(0);
    assertThat(level.get("interpreted").asLong()).isPositive();
    assertThat(level.get("emulated").asLong()).isZero();
  }

  @Test
  void a_divergence_under_a_hybrid_monitor_is_explained_by_theorem_3() {
    var shell = Shell.vmorph("conform", "--isa", "read-q", "--vmm", "hybrid");
    assertThat(shell.out()).contains("rdq is not user sensitive", "Theorem 3 holds by the letter");
    assertThat(Shell.vmorph("conform", "--isa", "shrink", "--vmm", "hybrid").out())
        .contains("shrb is control sensitive in user mode, and not privileged");
  }

  @Test
  void check_is_not_applicable_to_a_machine_without_relocation() {
    var shell = Shell.vmorph("check", "--isa", "m68010", "--programs", "10");
    assertThat(shell.code()).isZero();
    assertThat(shell.out())
        .contains("2 not applicable")
        .contains(
            "Theorem 2 holds for m68010, and no monitor is applicable to it, so no tower was"
                + " tried.");
  }

  @Test
  void run_prints_the_console_and_nothing_else_on_standard_output() {
    var hello = Path.of(System.getProperty("vmorph.root", ".."), "guests", "hello.s").toString();
    var bare = Shell.vmorph("run", hello);
    var deep = Shell.vmorph("run", hello, "--vmm", "trap-and-emulate", "--depth", "4");
    assertThat(bare.code()).isZero();
    assertThat(bare.out()).containsIgnoringCase("hello");
    assertThat(deep.out()).isEqualTo(bare.out());
    assertThat(deep.err()).contains("halted after", "monitor 4:");
  }

  @Test
  void run_is_inconclusive_when_the_budget_ends_first() throws IOException {
    Files.writeString(folder.resolve("loop.s"), ".word 0, 0\nhere: jmp here\n");
    var shell = Shell.vmorph("run", file("loop.s"), "--steps", "10", "--trace", file("trace"));
    assertThat(shell.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(Files.readAllLines(folder.resolve("trace")))
        .hasSize(10)
        .first()
        .asString()
        .contains("jmp 2");
  }

  @Test
  void every_machine_is_listed_and_has_a_manual() {
    var isas = Shell.vmorph("isas");
    assertThat(isas.out()).contains("third-generation", "legacy", "m68000", "m68010");
    var manual = Shell.vmorph("manual", "jrst1");
    assertThat(manual.out()).contains("# jrst1", "Go to ea in user mode");
    assertThat(Shell.vmorph("manual", "--isa", "jrst1", "--expanded").code()).isZero();
  }

  @Test
  void what_is_listed_is_there_for_programs_too() throws IOException {
    assertThat(Shell.vmorph("isas", "--json", file("i.json"), "--quiet").out()).isEmpty();
    var object = json("i.json");
    assertThat(object.get("schema").asText()).isEqualTo("vmorph/isas/1");
    var first = object.get("machines").get(0);
    assertThat(first.get("name").asText()).isEqualTo("third-generation");
    assertThat(first.get("from").isNull()).isTrue();
    assertThat(first.get("instructions")).hasSize(31);
    assertThat(object.get("monitors").findValuesAsText("name"))
        .containsExactlyElementsOf(MonitorNames.shipped());
  }

  @Test
  void a_shell_completes_the_names_of_machines_and_monitors() {
    var script = Shell.vmorph("generate-completion");
    assertThat(script.code()).isZero();
    assertThat(script.out().lines().filter(line -> line.endsWith("# --isa values")))
        .hasSizeGreaterThan(4)
        .as("all machines, and of assemble those whose programs are ELF files")
        .allMatch(
            line -> line.contains("\"third-generation\" \"jrst1\"") || line.contains("(\"rv64\")"))
        .filteredOn(line -> line.contains("(\"rv64\")"))
        .hasSize(1);
    assertThat(script.out().lines().filter(line -> line.endsWith("# --vmm values")))
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.contains("\"trap-and-emulate\" \"hybrid\""));
    // The shell would have one list for two options of one label.
    assertThat(script.out()).contains("MONITOR_option_args=", "NAME_option_args=");
  }

  @Test
  void help_and_version_are_there() {
    assertThat(Shell.vmorph("help", "conform").out())
        .isEqualTo(Shell.vmorph("conform", "--help").out());
    assertThat(Shell.vmorph("help").out()).isEqualTo(Shell.vmorph("--help").out());
    assertThat(Shell.vmorph("--version").out().strip())
        .matches(
            "vmorph \\S+ \\(commit ([0-9a-f]{7,}(, and changes)?|unknown: built without git)\\)");
    assertThat(Shell.vmorph().out()).contains("Usage: vmorph", "Exit codes:", "check");
    assertThat(Shell.vmorph("conform", "--help").out()).contains("--keep-going");
    assertThat(Shell.vmorph("--version").out()).startsWith("vmorph 0.");
  }
}
