package org.vmorph.conformance.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.elf.ElfPrograms;
import org.vmorph.conformance.cli.run.RiscvTests.Reason;
import org.vmorph.conformance.cli.run.RiscvTests.Result;

/** The runner of test programs, on some of our own; and, for {@code ci/riscv-tests}, on others'. */
class RiscvTestsTest {
  private static final String PASS = "addi x5, x0, 1\n";
  private static final String FAIL = "addi x5, x0, 7\n";

  /** Loads from an odd address; mtvec is where 3 is told. */
  private static final String ODD =
      """
      addi x5, x0, 3
      auipc x6, 0
      addi x7, x6, 28
      csrrw x0, 0x305, x7
      lh x8, 1(x6)
      addi x5, x0, 1
      addi x0, x0, 0
      addi x0, x0, 0
      """;

  @TempDir private Path folder;

  private static List<Reason> reasons() throws IOException {
    try (var in = RiscvTestsTest.class.getResourceAsStream("riscv-tests.txt")) {
      return Reason.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void program(String name, String source) throws IOException {
    Files.write(
        folder.resolve(name),
        ElfPrograms.assembled(
            source + "auipc x6, 0x1\nsw x5, tohost - . - 0xffc(x6)\nend: jal x0, end\n"));
  }

  @Test
  void some_fail_for_a_reason_that_is_written_down() throws IOException {
    program("rv64ui-p-good", PASS);
    program("rv64ui-p-ma_data", ODD);
    program("rv64ui-p-bad", FAIL);
    Files.writeString(folder.resolve("rv64ui-p-bad.dump"), "text beside it");
    var results = new RiscvTests(reasons()).run(folder);
    assertThat(results)
        .extracting(Result::says)
        .containsExactly(
            "rv64ui-p-bad: test 3 of it fails; no reason is written down",
            "rv64ui-p-good: passes",
            "rv64ui-p-ma_data: test 1 of it fails; it expects misaligned loads and stores to be"
                + " done; with misaligned=done: passes");
    assertThat(results).extracting(Result::isExpected).containsExactly(false, true, true);
    assertThat(RiscvTests.told(results).lines())
        .contains("rv64ui-p   3         1     1                      1");
  }

  /** Else reasons would stay when what they excuse has been mended. */
  @Test
  void a_reason_of_one_that_passes_is_a_failure() throws IOException {
    program("rv64ui-v-ma_data", PASS);
    var result = new RiscvTests(reasons()).run(folder).getFirst();
    assertThat(result.isExpected()).isFalse();
    assertThat(result.says()).endsWith("; expected to fail");
  }

  @Test
  void with_a_setting_what_is_a_question_of_it_is_none() throws IOException {
    program("rv64ui-p-ma_data", ODD);
    var done = new RiscvTests(reasons(), List.of("misaligned=done")).run(folder).getFirst();
    assertThat(done.says()).isEqualTo("rv64ui-p-ma_data: passes");
    assertThat(done.isExpected()).isTrue();
    var others = new RiscvTests(reasons(), List.of("accessed-and-dirty=update")).run(folder);
    assertThat(others.getFirst().says()).endsWith("with misaligned=done: passes");
  }

  @Test
  void what_is_called_like_one_and_is_none_does_not_pass() throws IOException {
    Files.writeString(folder.resolve("rv64ui-p-add"), "version https://git-lfs");
    Files.createFile(folder.resolve("rv64ui-p-sub"));
    Files.createDirectory(folder.resolve("rv64ui-p-xor"));
    var results = new RiscvTests(List.of()).run(folder);
    assertThat(results).hasSize(3).noneMatch(Result::isExpected);
    assertThat(results)
        .extracting(Result::says)
        .allMatch(says -> says.contains("no ELF file") || says.contains("directory"));
    assertThat(RiscvTests.told(results)).contains("rv64ui-p-add: ");
  }

  @Test
  void one_that_does_not_end_does_not_pass() throws IOException {
    Files.write(
        folder.resolve("rv64ui-p-loop"), ElfPrograms.assembled("end: jal x0, end\n.space 8\n"));
    assertThat(new RiscvTests(List.of()).run(folder).getFirst().says())
        .isEqualTo("rv64ui-p-loop: has not ended after 200,000 steps; no reason is written down");
  }

  /** What ci/riscv-tests asks for. */
  @Test
  void those_of_a_folder() throws IOException {
    var given = System.getProperty("vmorph.riscv-tests");
    assumeThat(given).as("no folder: ci/riscv-tests FOLDER").isNotNull();
    var settings = System.getProperty("vmorph.riscv-tests.config", "").split(" ");
    var results = new RiscvTests(reasons(), List.of(settings)).run(Path.of(given));
    Files.writeString(Path.of("target/riscv-tests.txt"), RiscvTests.told(results));
    assertThat(results).as("ELF files in %s", given).isNotEmpty();
    assertThat(results).filteredOn(result -> !result.isExpected()).isEmpty();
  }
}
