package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.image.AsmMonitors;

/** Monitors in files: words with a map, and programs that are no good monitors. */
class FileMonitorsTest {
  /** It never leaves its first instruction. */
  private static final String HANGS =
      """
      .word 0, 0
      start: jmp start
      guest.psw: .word 0
      guest.size: .word 0
      guest.regs: .space 16
      guest.low:
      """;

  /** Gets on, and not to its guest. */
  private static final String COUNTS = HANGS.replace("jmp start", "addi r1, 1\njmp start");

  @TempDir private Path folder;
  private String map = "";
  private String hello = "";

  /** The words of monitor.s, and their map. */
  @BeforeEach
  void words() throws IOException {
    var monitor =
        AsmMonitors.named("monitor", Machines.named("third-generation").orElseThrow())
            .installed(64);
    file(
        "m.hex",
        LongStream.of(monitor.words())
            .mapToObj(Long::toHexString)
            .collect(Collectors.joining(" ")));
    var at = monitor.map();
    map =
        "guest.psw = %d\nguest.regs = %d\nguest.low = %d\nguest.size = %d\nguest.resume = %d\n"
            .formatted(at.psw(), at.regs(), at.low(), at.size(), at.resume().orElseThrow());
    hello = file("hello.s", ".word 0, 0\nli r1, 'a'\nput r1\nhalt\n");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Shell under(String wrongMap, String... more) throws IOException {
    file("m.map", wrongMap);
    var monitors = folder.resolve("m.hex") + String.join("", more);
    return Shell.vmorph("conform", "--vmm", monitors, "--programs", "300", "--quiet");
  }

  private static void refused(Shell shell, String message) {
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err().strip()).contains(message).doesNotContain("\n");
  }

  @Test
  void words_and_a_map_are_a_monitor() throws IOException {
    assertThat(under(map).out()).isEqualTo("pass: no divergence in 300 programs\n");
    assertThat(under(map.replace("guest.psw = ", "guest.psw = 000")).code()).isZero();
    assertThat(under(map.replaceFirst("psw = .*", "psw = 0XAB")).code()).isZero();
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "psw | 254 | m.hex has guest.psw at 254 to 254, but its guest starts at 189",
        "psw | 2147483647 | has guest.psw at 2147483647 to 2147483647, but its guest starts at 189",
        "regs | 175 | m.hex has guest.regs at 175 to 190, but its guest starts at 189",
        "size | 190 | m.hex has guest.size at 190 to 190, but its guest starts at 189",
        "resume | 400 | m.hex has guest.resume at 400 to 400, but its guest starts at 189",
        "low | 188 | m.hex has 189 words, but its guest starts at 188",
        "low | 2147483648 | m.map:3: '2147483648' is no address",
        "low | -1 | m.map:3: expected 'guest.low = 0xb6', found 'guest.low = -1'",
      })
  void a_map_that_cannot_be_is_refused(String label, String address, String message)
      throws IOException {
    refused(under(map.replaceFirst(label + " = .*", label + " = " + address)), message);
  }

  @Test
  void a_label_is_given_once() throws IOException {
    refused(under(map + "guest.low = 192\n"), "m.map:6: 'guest.low' is already defined");
  }

  @Test
  void the_file_that_cannot_be_read_is_named() throws IOException {
    Files.write(folder.resolve("m.map"), "; \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    var monitor = folder.resolve("m.hex").toString();
    refused(Shell.vmorph("conform", "--vmm", monitor), "m.map: is not UTF-8 text");
    Files.delete(folder.resolve("m.map"));
    Files.createDirectory(folder.resolve("m.map"));
    refused(Shell.vmorph("conform", "--vmm", monitor), "words need a map of them, and ");
  }

  @Test
  void a_monitor_in_java_stands_only_on_what_it_can_set() throws IOException {
    var nowhere = map.replaceFirst("guest.resume.*", "");
    refused(
        under(nowhere, ",monitor,hybrid"),
        "no label 'guest.resume'; hybrid, a monitor in Java, needs it to stand on it");
    assertThat(under(nowhere, ",monitor").code()).isZero();
  }

  @Test
  void a_monitor_that_breaks_down_is_no_fault_of_vmorph() throws IOException {
    var shell = Shell.vmorph("run", hello, "--vmm", file("hangs.s", HANGS));
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.err())
        .startsWith("vmorph: a monitor breaks down: ")
        .contains("hangs.s does not go back to its guest")
        .hasLineCount(1);
  }

  @Test
  void a_monitor_that_comes_back_to_a_state_it_was_in_never_comes_to_its_guest()
      throws IOException {
    var shell = Shell.vmorph("conform", "--programs", "5", "--vmm", file("hangs.s", HANGS));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).contains("in a state in which it was before");
  }

  @Test
  void a_program_whose_limit_is_reached_is_lost_as_a_monitor_in_java_is() throws IOException {
    var json = folder.resolve("c.json");
    var counts = file("counts.s", COUNTS);
    var shell =
        Shell.vmorph("conform", "--programs", "5", "--vmm", counts, "--json", json.toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out())
        .contains("inconclusive: ", "counts.s does not go back to its guest: after 10")
        .contains("there is no end; more are not allowed; 0 of 5 programs");
    assertThat(Files.readString(json)).contains("\"lost\"", "more are not allowed\"");
    var run = Shell.vmorph("run", hello, "--vmm", counts);
    assertThat(run.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(run.err()).startsWith("vmorph: inconclusive: ").hasLineCount(1);
  }

  @Test
  void a_list_of_no_monitors_is_refused() {
    refused(
        Shell.vmorph("conform", "--vmm", ","),
        "--vmm ',': expected the name of a monitor, or a file that is one");
  }
}
