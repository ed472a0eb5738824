package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.peer.ExampleInC;

/** A monitor in another process, as a user would name it. */
class PeerCommandTest {
  @TempDir private Path folder;

  @Test
  void the_example_in_c_passes_and_says_what_is_unchecked() throws Exception {
    var shell = Shell.vmorph("conform", "--vmm", "peer " + ExampleInC.build(folder));
    assertThat(shell.code()).as(shell.err()).isZero();
    assertThat(shell.out())
        .contains("unchecked: R1, R3, F1: peer ")
        .contains("monitor has hardware of its own, and what happens there is its own word\n")
        .contains("compared at every trap of the guest's own and at the halt")
        .endsWith("pass: no divergence in 20,000 programs\n");
  }

  @Test
  void the_json_says_what_is_unchecked() throws Exception {
    var json = folder.resolve("result.json");
    var monitor = "peer " + ExampleInC.build(folder);
    Shell.vmorph("conform", "--vmm", monitor, "--quiet", "--json", json.toString());
    assertThat(Files.readString(json)).contains("\"unchecked\" : {\n    \"F1\" : \"peer ");
  }

  @Test
  void a_guest_runs_on_it() throws Exception {
    var guest = ExampleInC.ROOT.resolve("guests/os.s").toString();
    var there = Shell.vmorph("run", guest, "--vmm", "peer " + ExampleInC.build(folder));
    var here = Shell.vmorph("run", guest, "--vmm", "trap-and-emulate");
    assertThat(there.code()).isZero();
    assertThat(there.out()).isEqualTo(here.out());
    assertThat(there.err().lines().skip(2).toList()).isEqualTo(here.err().lines().skip(2).toList());
  }

  @Test
  void a_failure_is_replayed_from_its_token() throws Exception {
    var broken = "peer " + ExampleInC.build(folder, "LOSES_THE_CAUSE");
    var found = Shell.vmorph("conform", "--vmm", broken);
    assertThat(found.code()).isEqualTo(ExitCode.DIVERGENCE);
    var token = "third-generation:" + broken + ":d1:s1974:p0:g3";
    assertThat(found.out()).contains("Replay: ./vmorph replay '" + token + "'");
    var replayed = Shell.vmorph("replay", token);
    assertThat(replayed.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(replayed.out()).endsWith("reproduced\n");
  }

  @Test
  void killed_in_the_middle_it_is_inconclusive() throws Exception {
    var program = ExampleInC.build(folder).toString();
    var killer = CompletableFuture.runAsync(() -> killFirst(program));
    var shell =
        Shell.vmorph("conform", "--vmm", "peer " + program, "--programs", "10000000", "--quiet");
    killer.join();
    assertThat(shell.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out())
        .startsWith("inconclusive: peer ")
        .contains("expected an answer, but it has ended with exit code 137; ")
        .endsWith(" of 10,000,000 programs were compared before\n");
  }

  /** Kills one of its processes when it has been working for a while. */
  private static void killFirst(String program) {
    while (true) {
      var working =
          ProcessHandle.current()
              .descendants()
              .filter(it -> it.info().command().orElse("").equals(program))
              .filter(it -> it.info().totalCpuDuration().stream().anyMatch(d -> d.toMillis() > 50))
              .findFirst();
      if (working.isPresent()) {
        working.get().destroyForcibly();
        return;
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void one_that_is_not_there_is_inconclusive_and_the_json_is_written() throws Exception {
    var json = folder.resolve("result.json");
    var shell =
        Shell.vmorph("conform", "--vmm", "peer no/such/one", "--quiet", "--json", json.toString());
    assertThat(shell.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out())
        .isEqualTo(
            "inconclusive: peer no/such/one: expected a program that can be run, but there is no"
                + " file no/such/one; 0 of 20,000 programs were compared before\n");
    assertThat(Files.readString(json)).contains("\"verdict\" : \"inconclusive\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run GUEST --vmm|peer no/such/one|3|vmorph: inconclusive: peer no/such/one: expected a",
        "replay|third-generation:peer no/such/one:d1:s1:p1:g3|3|vmorph: inconclusive: peer no/such",
        "conform --vmm|peer|2|--vmm peer: expected 'peer', a blank and a command",
        "conform --vmm|peer:my/monitor|2|--vmm peer:my/monitor: expected 'peer', a blank and a",
        "conform --vmm|peer a:b|2|--vmm peer a:b: has a ':' or '+', which the tokens",
        "conform --depth 2 --vmm|peer a|2|--vmm peer a: has hardware of its own, so it stands on",
        "conform --vmm|trap-and-emulate,peer a|2|--vmm peer a: has hardware of its own",
        "conform --peer-timeout 0 --vmm|peer a|2|--peer-timeout 0.0: expected more than 0",
        "conform --peer-timeout NaN --vmm|peer a|2|--peer-timeout NaN: expected more than 0",
        "tower GUEST --vmm|peer a|2|--vmm peer a: has hardware of its own, so it stands on no",
      })
  void bad_input_is_one_clear_line(String command, String last, int code, String line) {
    var guest = ExampleInC.ROOT.resolve("guests/hello.s").toString();
    var words = (command.replace("GUEST", guest)).split(" ");
    var all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    var shell = Shell.vmorph(all);
    assertThat(shell.code()).isEqualTo(code);
    assertThat(shell.err()).contains(line);
    assertThat(shell.err().lines()).hasSize(1);
  }
}
