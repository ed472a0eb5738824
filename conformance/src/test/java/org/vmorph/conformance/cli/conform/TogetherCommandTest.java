package org.vmorph.conformance.cli.conform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.PluginFolder;
import org.vmorph.conformance.cli.Shell;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.Timekeeper;
import org.vmorph.vmm.control.Worlds;

/** Guests side by side, and time, on the command line. */
class TogetherCommandTest {
  private static final String MACHINE = "third-generation-timer";

  @TempDir private Path folder;

  @Test
  void guests_side_by_side_pass_and_the_figures_say_what_happened() throws IOException {
    var file = folder.resolve("t.json");
    var shell =
        Shell.vmorph(
            "conform",
            "--isa",
            MACHINE,
            "--vmm",
            "round-robin",
            "--together",
            "3",
            "--programs",
            "40",
            "--json",
            file.toString());
    assertThat(shell.err()).isEmpty();
    assertThat(shell.code()).isZero();
    assertThat(shell.out())
        .contains("round-robin, 3 guests together, on third-generation-timer")
        .contains("world switches", "slices ended", "timer traps")
        .contains("pass: no difference in 40 runs of 3 guests, R2, R4 kept");
    var object = new ObjectMapper().readTree(Files.readString(file));
    assertThat(object.get("schema").asText()).isEqualTo("vmorph/together/1");
    assertThat(object.get("command").asText()).isEqualTo("conform");
    assertThat(object.get("verdict").asText()).isEqualTo("pass");
    assertThat(object.get("worldSwitches").asLong()).isPositive();
    assertThat(object.get("timerTrapsReflected").asLong()).isPositive();
  }

  @Test
  void what_was_found_is_found_again_by_the_sizes_it_was_found_with() {
    var oneConsole =
        new Worlds() {
          @Override
          protected boolean keeps(File file, long index) {
            return file.role() != Role.RESOURCE;
          }
        };
    var monitor =
        new RoundRobin(
            "one-console", new Dispatcher(), Allocator.CLAMPED, new Timekeeper(), oneConsole);
    var setting = Setting.of(Machines.named(MACHINE).orElseThrow(), List.of(monitor)).withWords(80);
    var result = new Together(setting, monitor, 2, 1974, 300, new AtomicBoolean()).run();
    assertThat(TogetherText.interference(result, TogetherText.told(result).orElseThrow()))
        .contains("Replay: ./vmorph replay " + MACHINE + ":one-console:d1:s1974:p")
        .contains(":w80:t2:g3\n");
  }

  /** Round-robin that does not come back from the tenth run on. */
  private static final String LOOPS =
      """
      package mine;
      import java.util.*;
      import org.vmorph.model.arch.Architecture;
      import org.vmorph.vmm.*;
      public class MyMonitor implements TimeSharing {
        private final TimeSharing inner = new org.vmorph.vmm.control.RoundRobin();
        private int boots;
        public String name() { return "mine"; }
        public Optional<String> inapplicable(Architecture m) { return inner.inapplicable(m); }
        public long room(long words) { return inner.room(words); }
        public long room(int guests, long words) { return inner.room(guests, words); }
        public Guest boot(Host host, long[] image) { return inner.boot(host, image); }
        public Sharing boot(Host host, List<Load> loads, Slices slices) {
          boots++;
          for (long end = System.nanoTime() + 4_000_000_000L;
              boots > 20 && System.nanoTime() < end;) {
            Thread.onSpinWait();
          }
          return inner.boot(host, loads, slices);
        }
      }
      """;

  /** Round-robin with somebody who looks at each turn. */
  private static final String SPOILS =
      """
      package mine;
      import java.util.*;
      import org.vmorph.model.arch.Architecture;
      import org.vmorph.model.ir.File;
      import org.vmorph.vmm.*;
      public class MyMonitor implements TimeSharing {
        private final TimeSharing inner = new org.vmorph.vmm.control.RoundRobin();
        private static int turns;
        public String name() { return "mine"; }
        public Optional<String> inapplicable(Architecture m) { return inner.inapplicable(m); }
        public long room(long words) { return inner.room(words); }
        public long room(int guests, long words) { return inner.room(guests, words); }
        public Guest boot(Host host, long[] image) { return inner.boot(host, image); }
        public Sharing boot(Host host, List<Load> loads, Slices slices) {
          var sharing = inner.boot(host, loads, slices);
          var registers = (File) host.semantics().machine().component("r").orElseThrow();
          return new Sharing() {
            private int mine;
            public List<? extends Guest> guests() { return sharing.guests(); }
            public OptionalInt next() { return sharing.next(); }
            public Figures figures() { return sharing.figures(); }
            public Turn turn(long most) {
              var turn = sharing.turn(most);
              if (WHEN) sharing.guests().get(turn.guest()).store(registers, 3, 99);
              return turn;
            }
          };
        }
      }
      """;

  private Shell spoiling(String when, String... more) throws IOException {
    var plugins = PluginFolder.of(folder, SPOILS.replace("WHEN", when));
    var words = new ArrayList<>(List.of(more));
    words.addAll(List.of("--plugins", plugins));
    return Shell.vmorph(words.toArray(String[]::new));
  }

  private static final String[] TOGETHER = {
    "conform", "--isa", MACHINE, "--vmm", "mine", "--together", "4", "--programs", "100"
  };

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "return -1; | 2 | mine: room(4, 64) is -1; expected 256 or more, for the guests",
        "return Long.MAX_VALUE; | 2 | 4 guests of 64 words need 9223372036854775807 words",
        "throw new Error(\"no\"); | 2 | mine.MyMonitor: room(4, 64) throws java.lang.Error: no in"
            + " MyMonitor.room (MyMonitor.java:",
        "for (long end = System.nanoTime() + 6_000_000_000L; System.nanoTime() < end;) {"
            + " Thread.onSpinWait(); } return 999; | 3 | mine.MyMonitor does not come back",
      })
  void what_a_monitor_of_several_guests_says_it_needs_is_asked_with_care(
      String room, int code, String told) throws IOException {
    var right = "return inner.room(guests, words);";
    var plugins = PluginFolder.of(folder, SPOILS.replace("WHEN", "false").replace(right, room));
    var words = new ArrayList<>(List.of(TOGETHER));
    words.addAll(List.of("--plugins", plugins, "--monitor-timeout", "1"));
    var shell = Shell.vmorph(words.toArray(String[]::new));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(code);
    assertThat(shell.out() + shell.err()).contains(told);
  }

  @Test
  void the_replay_line_of_several_guests_finds_their_monitor_again() throws IOException {
    var found = spoiling("++mine > 9", TOGETHER);
    assertThat(found.code()).isEqualTo(ExitCode.DIVERGENCE);
    var line =
        found.out().lines().filter(it -> it.contains("Replay: ")).findFirst().orElseThrow().strip();
    assertThat(line).endsWith(" --plugins " + folder.resolve("classes"));
    var again = Shell.vmorph(line.replace("Replay: ./vmorph ", "").split(" "));
    assertThat(again.code()).as(again.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(again.out()).endsWith("reproduced\n");
  }

  @Test
  void a_counter_in_a_static_that_outlives_boots_is_not_told_as_a_wrong_step() throws IOException {
    var json = folder.resolve("t.json");
    var words = new ArrayList<>(List.of(TOGETHER));
    words.addAll(List.of("--json", json.toString()));
    var shell = spoiling("++turns > 1_000", words.toArray(String[]::new));
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out())
        .contains("E10  boot is a reset", "it was like this 0 of", "fail: E10 broken in run ");
    assertThat(new ObjectMapper().readTree(Files.readString(json)).at("/first/rule").asText())
        .isEqualTo("E10");
  }

  @Test
  void a_monitor_that_is_lost_is_told_of_in_every_result_and_its_run_is_made_again()
      throws IOException {
    var json = folder.resolve("t.json");
    var junit = folder.resolve("t.xml");
    var plugins = List.of("--plugins", PluginFolder.of(folder, LOOPS), "--monitor-timeout", "0.5");
    var words = new ArrayList<>(List.of("conform", "--isa", MACHINE, "--vmm", "mine"));
    words.addAll(List.of("--together", "2", "--programs", "40"));
    words.addAll(List.of("--json", json.toString(), "--junit", junit.toString()));
    words.addAll(plugins);
    var shell = Shell.vmorph(words.toArray(String[]::new));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    var lost = new ObjectMapper().readTree(Files.readString(json)).at("/lost/0");
    assertThat(lost.get("why").asText()).startsWith("mine does not come back");
    assertThat(lost.get("running").asText()).matches("run [1-9]\\d* of seed 1974");
    var token = lost.get("replay").asText();
    assertThat(shell.out()).contains("Replay: ./vmorph replay " + token + " --plugins ");
    assertThat(Files.readString(junit))
        .contains(
            "errors=\"" + Rules.ALL.list().size() + "\"",
            "classname=\"vmorph." + MACHINE + ".mine.together-2\"",
            "<error message=\"inconclusive: mine does not come back");
    var again = new ArrayList<>(List.of("replay", token.replace(":mine:", ":round-robin:")));
    assertThat(Shell.vmorph(again.toArray(String[]::new)).out()).contains("no difference in a run");
  }

  @Test
  void a_token_of_several_guests_is_not_waited_for_without_end() throws IOException {
    var plugins = PluginFolder.of(folder, LOOPS.replace("boots > 20", "boots > 0"));
    var token = MACHINE + ":mine:d1:s1974:p3:t2:g" + Generator.VERSION;
    var shell = Shell.vmorph("replay", token, "--plugins", plugins, "--monitor-timeout", "0.5");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.err()).contains("inconclusive: mine does not come back", "MyMonitor.java:");
  }

  @Test
  void guests_side_by_side_have_a_test_case_for_each_rule_in_what_a_ci_server_reads()
      throws IOException {
    var junit = folder.resolve("t.xml");
    var shell =
        Shell.vmorph(
            "conform",
            "--isa",
            MACHINE,
            "--vmm",
            "round-robin",
            "--together",
            "3",
            "--programs",
            "40",
            "--junit",
            junit.toString());
    assertThat(shell.code()).isZero();
    assertThat(Files.readString(junit))
        .contains("failures=\"0\" errors=\"0\" skipped=\"15\"")
        .contains("asked of one guest at a time: conform, without --together");
  }

  @Test
  void a_monitor_of_one_guest_says_who_runs_several() {
    var shell = Shell.vmorph("conform", "--together", "2");
    assertThat(shell.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err())
        .isEqualTo(
            "vmorph: --together 2: trap-and-emulate runs one guest at a time; these run several:"
                + " round-robin, timesharing\n");
  }

  @Test
  void what_cannot_be_is_refused_in_one_line() {
    String[][] wrong = {
      {"--vmm", "round-robin", "--depth", "2", "--together", "2"},
      {"--vmm", "round-robin", "--together", "0"},
      {"--vmm", "round-robin", "--together", "20000"},
      {"--vmm", "round-robin", "--together", "2", "--threads", "0"},
      {"--vmm", "trap-and-emulate"},
    };
    for (var options : wrong) {
      var all = new ArrayList<String>(List.of("conform", "--isa", MACHINE));
      all.addAll(List.of(options));
      var shell = Shell.vmorph(all.toArray(String[]::new));
      assertThat(shell.code()).as(all.toString()).isEqualTo(ExitCode.WRONG_USE);
      assertThat(shell.err().lines()).as(all.toString()).hasSize(1);
    }
  }

  @Test
  void what_is_not_compared_is_said() {
    var shell = Shell.vmorph("conform", "--isa", "third-generation-clock", "--programs", "300");
    assertThat(shell.code()).isZero();
    assertThat(shell.out()).contains("not compared: clock (time); guests do without rdc");
  }
}
