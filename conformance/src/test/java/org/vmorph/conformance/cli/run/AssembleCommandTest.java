package org.vmorph.conformance.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.Shell;
import org.vmorph.conformance.cli.elf.ElfImage;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.text.Assembler;

class AssembleCommandTest {
  /** Begins behind what would be illegal, and ends with 7. */
  private static final String SEVEN =
      """
                .word  0
      _start:   li     t0, 15
                la     t1, tohost
                sd     t0, 0(t1)
      wait:     j      wait
                .align 3
      tohost:   .dword 0
      """;

  @TempDir private Path folder;

  private Path source(String text) throws IOException {
    return Files.writeString(folder.resolve("a.s"), text);
  }

  private Shell assemble(String text, Path to) throws IOException {
    return Shell.vmorph("assemble", "--isa", "rv64", source(text).toString(), "-o", to.toString());
  }

  @Test
  void what_is_written_is_what_was_assembled() throws IOException {
    var elf = folder.resolve("a.elf");
    assertThat(assemble(SEVEN, elf)).isEqualTo(new Shell(0, "", ""));
    var rv64 = Machines.large().getFirst();
    var program = new Assembler(rv64).assemble("a.s", SEVEN);
    var read = ElfImage.read(elf, rv64, 512);
    assertThat(read.program().words()).isEqualTo(program.words());
    assertThat(read.program().labels()).isEqualTo(program.labels()).containsKey("wait");
    assertThat(read.entry()).hasValue(0x8000_0004L);
    assertThat(read.toHost()).hasValue(program.address("tohost"));
  }

  @Test
  void assembly_begins_and_ends_as_its_file_does() throws IOException {
    var elf = folder.resolve("a.elf");
    assemble(SEVEN, elf);
    for (var file : new Path[] {folder.resolve("a.s"), elf}) {
      var run = Shell.vmorph("run", "--isa", "rv64", "--steps", "100", file.toString());
      assertThat(run.code()).isEqualTo(7);
      assertThat(run.err()).contains("told its host: 7 after ");
    }
  }

  @Test
  void a_mistake_leaves_what_was_there() throws IOException {
    var elf = Files.writeString(folder.resolve("a.elf"), "before");
    var made = assemble(SEVEN.replace("sd ", "st "), elf);
    assertThat(made.code()).isEqualTo(2);
    assertThat(made.err()).contains("a.s:4:11: ");
    assertThat(elf).hasContent("before");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(elf, folder.resolve("a.s"));
    }
  }
}
