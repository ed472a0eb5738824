package org.vmorph.conformance.cli.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.Shell;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;

class ElfImageTest {
  private static final Architecture RV64 = Machines.large().getFirst();
  private static final long RAM = 0x8000_0000L;
  private static final byte[] DATA = new byte[16];

  private static final String PASS =
      "begin: addi x5, x0, 1\nauipc x6, 0x1\nsw x5, -4(x6)\nend: jal x0, end\n";

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.elf"), bytes);
  }

  private Shell run(byte[] bytes, String... more) throws IOException {
    var words = new String[more.length + 4];
    System.arraycopy(more, 0, words, 0, more.length);
    words[more.length] = "run";
    words[more.length + 1] = "--isa";
    words[more.length + 2] = "rv64";
    words[more.length + 3] = file(bytes).toString();
    return Shell.vmorph(words);
  }

  @Test
  void it_is_loaded_where_it_says_and_begins_there() throws IOException {
    long at = RAM + 0x1_0000;
    var executable = ElfImage.read(file(ElfPrograms.assembled(PASS, at)), RV64, 1 << 14);
    assertThat(executable.entry()).hasValue(at);
    assertThat(executable.toHost()).hasValue(at + 0x1000);
    assertThat(executable.program().address("begin")).isEqualTo(at);
    assertThat(executable.program().words()[0x1_0000 / 8])
        .as("addi, auipc")
        .isEqualTo(0x0000131700100293L);
    assertThat(executable.program().words()[0]).isZero();
  }

  @Test
  void its_exit_code_is_what_it_tells_its_host() throws IOException {
    assertThat(run(ElfPrograms.assembled(PASS)).code()).isZero();
    var seven = ElfPrograms.assembled(PASS.replace("x0, 1", "x0, 15"), RAM + 0x1_0000);
    var failed = run(seven);
    assertThat(failed.code()).isEqualTo(7);
    assertThat(failed.err()).contains("told its host: 7 after 3 steps");
    // 513 is 256 and 1; a process would end with 0.
    assertThat(run(ElfPrograms.assembled(PASS.replace("x0, 1", "x0, 513"))).code()).isEqualTo(255);
    assertThat(run(ElfPrograms.assembled(PASS.replace("x0, 1", "x0, 2"))).code()).isEqualTo(3);
  }

  @Test
  void a_trace_is_a_log_of_what_is_committed() throws IOException {
    var log = folder.resolve("log");
    var words =
        new String[] {
          "run",
          "--isa",
          "rv64",
          "--trace",
          log.toString(),
          file(ElfPrograms.assembled(PASS)).toString()
        };
    assertThat(Shell.vmorph(words).code()).isZero();
    assertThat(log)
        .hasContent(
            """
            core   0: >>>>  begin
            core   0: 3 0x0000000080000000 (0x00100293) x5  0x0000000000000001
            core   0: 3 0x0000000080000004 (0x00001317) x6  0x0000000080001004
            core   0: 3 0x0000000080000008 (0xfe532e23) mem 0x0000000080001000 0x00000001
            """);
  }

  @Test
  void of_what_is_wrong_one_line_is_said() throws IOException {
    refused(of(62).segment(RAM, DATA, 16), "is for x86-64; expected RISC-V");
    refused(of(9999).segment(RAM, DATA, 16), "is for machine number 9999; expected RISC-V");
    refused(of(243), "has no segment to load");
    refused(
        of(243).segment(RAM - 8, DATA, 16),
        "the segment of 0x10 bytes at 0x7ffffff8 is outside of storage; expected 0x80000000 to"
            + " 0x80000fff, which is storage; --words W makes it larger");
    refused(of(243).segment(RAM + 4088, DATA, 16), "at 0x80000ff8 is outside of storage");
    refused(of(243).segment(RAM, DATA, -1), "bytes at 0x80000000 is outside of storage");
    refused(
        of(243).segment(RAM, DATA, 8),
        "the segment of 0x8 bytes at 0x80000000 has 0x10 bytes in the file; expected no more than"
            + " it has in storage");
    refused(
        of(243).segment(RAM + 8, DATA, 16).segment(RAM, DATA, 16),
        "the segment of 0x10 bytes at 0x80000000 and the segment of 0x10 bytes at 0x80000008"
            + " overlap; expected each in storage of its own");
    refused(of(243).segment(RAM, DATA, 16), "begins at 0x0; expected 0x80000000 to 0x80000fff");
    refused(
        of(243).segment(RAM, DATA, 16).entry(RAM + 1),
        "begins at 0x80000001; expected a multiple of 2");
    refused(
        of(243).entry(RAM).segment(RAM, DATA, 16).symbols(Map.of("tohost", 8L)),
        "tohost at 0x8; expected 0x80000000 to 0x80000fff, which is storage; --words W makes it"
            + " larger");
    refused(
        of(243).entry(RAM).segment(RAM, DATA, 16).symbols(Map.of("tohost", RAM + 4)),
        "tohost at 0x80000004; expected a multiple of 8");
  }

  private static ElfBytes of(int machine) {
    return new ElfBytes(new ElfTarget(machine, 0, "whoever"));
  }

  private void refused(ElfBytes elf, String why) throws IOException {
    var file = file(elf.bytes());
    assertThatThrownBy(() -> ElfImage.read(file, RV64, 512))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(why);
  }

  @Test
  void on_the_command_line_that_is_exit_2() throws IOException {
    var bytes = of(62).segment(RAM, DATA, 16).bytes();
    var shell = run(bytes);
    assertThat(shell.code()).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo("vmorph: " + folder.resolve("a.elf") + ": is for x86-64; expected RISC-V\n");
    var other = Shell.vmorph("run", file(bytes).toString());
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .contains("is an ELF file; expected a program in assembly, for third-generation has none");
  }

  /** Cut off anywhere, and with any byte wrong, it is read or refused, in a line. */
  @Test
  void whatever_a_file_holds_it_is_read_or_refused() throws IOException {
    var whole = ElfPrograms.assembled(PASS);
    for (int length = 4; length < whole.length; length++) {
      var file = file(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ElfImage.read(file, RV64, 1024))
          .as("%d bytes of %d", length, whole.length)
          .isInstanceOf(BadInput.class)
          .message()
          .doesNotContain("\n");
    }
    var random = new Random(1974);
    for (int i = 0; i < 2 * whole.length; i++) {
      var wrong = whole.clone();
      wrong[4 + random.nextInt(whole.length - 4)] = (byte) random.nextInt();
      var file = file(wrong);
      assertThatCode(
              () -> {
                try {
                  ElfImage.read(file, RV64, 1024);
                } catch (BadInput refused) {
                  assertThat(refused.getMessage()).doesNotContain("\n");
                }
              })
          .doesNotThrowAnyException();
    }
  }
}
