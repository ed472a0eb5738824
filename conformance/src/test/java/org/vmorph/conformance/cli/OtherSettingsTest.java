package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.model.machines.MachineProvider;

/**
 * A machine is compared under other settings, and a token and a case say them: of a machine that
 * usually refuses JRST 1 to its users, and may be built to do it.
 */
class OtherSettingsTest {
  private static final String MACHINE =
      """
      package mine;
      import java.util.*;
      import org.vmorph.model.arch.*;
      import org.vmorph.model.machines.*;
      public class MyMachines implements MachineProvider {
        static final Parameter JUMP =
            Parameter.choice("jump", List.of("none", "anybody"), "Whether there is JRST 1.");
        static final Parameter SIZE = Parameter.number("size", 0, 3, 1, "What nobody uses.");
        public List<Architecture> machines() { return List.of(of(Settings.usual(JUMP, SIZE))); }
        static Architecture of(Settings settings) {
          var like = settings.is(JUMP, "none") ? "third-generation" : "jrst1";
          return Machines.named(like).orElseThrow().draft()
              .name("built")
              .says("A machine with something left to whoever builds one.")
              .configuration(
                  new Configuration(Map.of(), settings, Map.of(), MyMachines::of))
              .machine();
        }
      }
      """;

  @TempDir private Path folder;

  private Shell vmorph(String... words) throws IOException {
    var plugins = PluginFolder.of(folder, MachineProvider.class, "MyMachines", MACHINE);
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--plugins", plugins));
    return Shell.vmorph(all.toArray(String[]::new));
  }

  private Shell conform(String... more) throws IOException {
    var all = new ArrayList<>(List.of("conform", "--isa", "built"));
    all.addAll(List.of("--programs", "400"));
    all.addAll(List.of(more));
    return vmorph(all.toArray(String[]::new));
  }

  @Test
  void as_it_usually_is_it_passes_and_nothing_is_said_of_settings() throws IOException {
    for (var config : new String[] {"jump=none", "size=1"}) {
      var shell = conform("--config", config);
      assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
      assertThat(shell.out()).contains(" on built").doesNotContain("built,");
    }
  }

  @Test
  void a_failure_under_other_settings_is_replayed_by_its_token_and_as_a_case() throws IOException {
    var cases = folder.resolve("cases");
    var json = folder.resolve("c.json");
    var found =
        conform("--config", "jump=anybody", "--save", cases.toString(), "--json", json.toString());
    assertThat(found.code()).as(found.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(found.out()).contains("trap-and-emulate on built,jump=anybody");
    var object = new ObjectMapper().readTree(Files.readString(json));
    assertThat(object.at("/config/jump").asText()).isEqualTo("anybody");
    var token = object.at("/first/replay").asText();
    assertThat(token).startsWith("built,jump=anybody:trap-and-emulate:d1:s1974:p");
    var file = Files.list(cases).findFirst().orElseThrow();
    assertThat(Files.readString(file)).contains("\n; machine:     built,jump=anybody\n");
    for (var what : new String[] {token, file.toString(), cases.toString()}) {
      var again = vmorph("replay", what);
      assertThat(again.code()).as(again.toString()).isEqualTo(ExitCode.DIVERGENCE);
      assertThat(again.out()).contains("on built,jump=anybody", "\nreproduced\n");
    }
    var usual = vmorph("replay", token.replace(",jump=anybody", ""));
    assertThat(usual.code()).as(usual.toString()).isEqualTo(ExitCode.OK);
  }

  @Test
  void a_case_of_other_settings_is_not_tried_on_the_usual_machine() throws IOException {
    var cases = folder.resolve("cases").toString();
    conform("--config", "jump=anybody", "--save", cases);
    var usual = conform("--cases", cases);
    assertThat(usual.out()).contains("it is for built,jump=anybody");
    var same = conform("--config", "jump=anybody", "--cases", cases);
    assertThat(same.code()).as(same.toString()).isEqualTo(ExitCode.DIVERGENCE);
  }

  @Test
  void check_predicts_and_observes_under_them() throws IOException {
    var usual = vmorph("check", "--isa", "built", "--programs", "300");
    assertThat(usual.out()).contains("built");
    var other = vmorph("check", "--isa", "built", "--programs", "300", "--config", "jump=anybody");
    assertThat(other.code()).as(other.toString()).isEqualTo(ExitCode.OK);
    assertThat(other.out()).contains("jump=anybody", "jrstu");
    assertThat(usual.out()).doesNotContain("jrstu");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conform --isa built --config jmp=none| parameter of built 'jmp'; did you mean 'jump'?",
        "conform --isa built --config jump=never| --config jump=never: expected none or anybody",
        "conform --isa built --config size=4| --config size=4: expected 0 to 3",
        "conform --isa built --config jump| --config 'jump': expected NAME=VALUE",
        "conform --isa built --config jump=none,| --config 'jump=none,': expected NAME=VALUE",
        "conform --isa jrst1 --config jump=none| --config jump=none: jrst1 has no parameters",
        "check --config jump=none| --config: of which machine; expected --isa NAME with it",
        "replay built,jmp=none:hybrid:d1:s1:p1:g3| parameter of built 'jmp'; did you mean 'jump'?",
        "replay built,jump=x:hybrid:d1:s1:p1:g3| p1:g3: jump=x: expected none or anybody",
        "replay built,jump=none,jump=none:hybrid:d1:s1:p1:g3| : jump=none: jump is given twice",
        "replay built,:hybrid:d1:s1:p1:g3| '': expected NAME=VALUE",
        "replay jrst1,size=1:hybrid:d1:s1:p1:g3| size=1: jrst1 has no parameters",
      })
  void a_setting_that_there_is_not_is_refused_in_one_line(String words, String told)
      throws IOException {
    var shell = vmorph(words.split(" "));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err().strip()).contains(told).doesNotContain("\n");
  }
}
