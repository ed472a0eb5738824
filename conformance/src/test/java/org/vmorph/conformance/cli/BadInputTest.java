package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;

/** Wrong use: one line that says what, where, what was expected; exit 2; nothing written. */
class BadInputTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          classify jrst2                       | unknown machine 'jrst2'; did you mean 'jrst1'?
          classify                             | no machine given; ./vmorph isas lists them
          classify jrst1 --isa lra             | two machines, 'jrst1' and --isa 'lra'; expected one
          classify jrst1 --reading intendet    | unknown reading 'intendet'; did you mean 'intended'?
          classify jrst1 --reading x           | unknown reading 'x'; there is: literal, intended, shadowed, literal+processor, intended+processor, shadowed+processor
          classify jrst1 --reading intended+proces | unknown reading 'intended+proces'; did you mean 'intended+processor'?
          classify jrst1 --explain jrstz       | unknown instruction 'jrstz'; did you mean 'jrstu'?
          classify jrst1 --explain add --explain nothing | unknown instruction 'nothing'; ./vmorph manual jrst1 lists those of jrst1
          classify jrst1 --explain             | --explain
          classify rv64 --explain csrrw        | csrrw is asked about case by case; expected one of them, as csrrw.sstatus
          classify rv64 --explain csrrw.mstatu | unknown instruction 'csrrw.mstatu'; did you mean 'csrrw.mstatus'?
          classify jrst1 --diff literal        | --diff
          classify jrst1 --diff literal literal | --diff literal literal: expected two different readings
          classify jrst1 --diff literal intendet | unknown reading 'intendet'; did you mean 'intended'?
          classify jrst1 --diff literal shadowed --reading intended | --diff with --reading: expected one of them
          classify jrst1 --diff literal shadowed --explain add | --diff with --explain: expected one of them
          classify jrst1 --diff literal shadowed --diff intended shadowed | --diff more than once: expected two readings
          classify jrst1 --diagram /nowhere/f  | --diagram /nowhere/f: cannot write there; expected a file in an existing folder
          classify jrst1 --json /nowhere/f     | --json /nowhere/f: cannot write there; expected a file in an existing folder
          vectors jrst2                        | unknown machine 'jrst2'; did you mean 'jrst1'?
          vectors --isa jrst1 --out /nowhere/f | --out /nowhere/f: cannot write there; expected a file in an existing folder
          manual nothing-like-it               | unknown machine 'nothing-like-it'; ./vmorph isas lists them
          conform --vmm trap-and-emulat        | unknown monitor 'trap-and-emulat'; did you mean 'trap-and-emulate'?
          conform --isa pages-in-storage       | trap-and-emulate is not applicable: pages-in-storage keeps its table of pages in storage, where a store changes it and no monitor is told
          conform --isa m68000                 | trap-and-emulate is not applicable: m68000 has no relocation-bounds register to confine a guest with
          conform --depth 0                    | --depth 0: a comparison needs a monitor; expected 1 or more
          conform --depth -1                   | --depth -1: expected 0 or more
          conform --words 1048570              | needs 1,048,586 words of real storage; third-generation has at most 1,048,575
          conform --depth 70000                | --depth 70000: expected at most 16
          conform --programs 0                 | --programs 0: expected at least 1
          conform --words 3                    | --words 3: expected at least 48
          conform --steps 0                    | --steps 0: expected at least 1
          conform --threads 0                  | --threads 0: expected at least 1
          conform --engine fast                | unknown engine 'fast'; there is: compiled, reference
          conform --programs many              | --programs
          conform --depht 2                    | did you mean '--depth'?
          conforn                              | did you mean 'conform'?
          check --programs 0                   | --programs 0: expected at least 1
          check --isa lar                      | unknown machine 'lar'; did you mean
          run nowhere.s                        | nowhere.s: no such file; expected a program in assembly
          run                                  | FILE
          run x.s --isa m68000                 | m68000 has no encoding here
          replay lra                           | expected the name of a monitor
          replay lra:none:d1:s1:p1:g3             | unknown monitor 'none'
          replay none:trap-and-emulate:d1:s1:p | expected 'p' and a number
          replay m68000:trap-and-emulate:d1:s1:p1:g3 | no relocation-bounds
          replay lra:trap-and-emulate:d1:s1:p1:w10:g3 | generated guests of lra have 48 to 1048575 words, not 10
          replay lra:trap-and-emulate:d17:s1:p1:g3 | expected 'd' and a number from 1 to 16
          conform --depth 17                   | --depth 17: expected at most 16
          conform --threads 99999              | --threads 99999: expected at most 1024
          classify jrst1 --json /dev/null      | --json /dev/null: is not a file
          run /dev/null                        | /dev/null: is not a file; expected a program in assembly
          """)
  void wrong_use_gets_one_line_and_exit_2(String line, String message) {
    var shell = Shell.vmorph(line.split(" "));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err().lines()).hasSize(1);
    assertThat(shell.err()).contains(message);
    assertThat(shell.out()).isEmpty();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void refused(Shell shell, String message) {
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err().strip()).contains(message).doesNotContain("\n");
  }

  @Test
  void a_malformed_program_is_told_by_line_and_column() throws IOException {
    refused(
        Shell.vmorph("run", file("bad.s", "start: li r1, 2\n       ldd r1, 2\n").toString()),
        "bad.s:2:8: unknown instruction 'ldd'; did you mean 'ld'?");
  }

  @Test
  void a_program_larger_than_its_machine_is_refused() throws IOException {
    var large = file("large.s", ".space 100\n").toString();
    refused(Shell.vmorph("run", large, "--words", "64"), "large.s has 100 words, more than the 64");
  }

  @Test
  void storage_out_of_range_is_refused() throws IOException {
    var small = file("small.s", " halt\n").toString();
    refused(Shell.vmorph("run", small, "--words", "1"), "--words 1: expected 2 to 1048575");
    refused(
        Shell.vmorph("run", small, "--words", "2000000"), "--words 2000000: expected 2 to 1048575");
    refused(
        Shell.vmorph("run", small, "--depth", "2"), "--depth 2 without --vmm; expected --vmm NAME");
    refused(
        Shell.vmorph("run", small, "--vmm", "trap-and-emulate", "--words", "1048570"),
        "needs 1,048,586 words of real storage");
  }

  /** Nothing of a trace may be lost with an exit code that promises it. */
  @Test
  @EnabledIf("isThereAFullDevice")
  void a_trace_that_does_not_fit_on_the_disk_is_no_success() throws IOException {
    var small = file("small.s", ".word 0, 0\nhalt\n");
    refused(
        Shell.vmorph("run", small.toString(), "--trace", "/dev/full"),
        "--trace /dev/full: cannot be written to its end");
  }

  static boolean isThereAFullDevice() {
    return Files.isWritable(Path.of("/dev/full"));
  }

  @Test
  void a_trace_that_cannot_be_written_is_refused() throws IOException {
    var small = file("small.s", " halt\n").toString();
    var none = folder.resolve("none/t").toString();
    refused(Shell.vmorph("run", small, "--trace", none), "--trace " + none + ": cannot write");
    refused(
        Shell.vmorph("run", small, "--trace", folder.toString()),
        "--trace " + folder + ": is a folder; expected a file");
  }

  @Test
  void a_file_that_is_no_text_is_refused() throws IOException {
    var binary = Files.write(folder.resolve("b.s"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    refused(Shell.vmorph("run", binary.toString()), "is not UTF-8 text");
    refused(Shell.vmorph("run", folder.toString()), "is a folder; expected a program in assembly");
  }
}
