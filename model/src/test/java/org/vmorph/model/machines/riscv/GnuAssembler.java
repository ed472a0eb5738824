package org.vmorph.model.machines.riscv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The GNU assembler and linker, where they are installed: a second opinion of what bytes it is. */
final class GnuAssembler {
  private static final String TOOLS = "riscv64-unknown-elf-";

  /** Every section where the one before it ends, as here. */
  private static final String SCRIPT =
      """
      SECTIONS {
        . = 0x80000000;
        .text : { *(.text .text.*) }
        .rodata : { *(.rodata .rodata.*) }
        .data : { *(.data .data.* .sdata .sdata.*) }
      }
      """;

  private GnuAssembler() {}

  /** Skips the test where they are not. */
  static void isThere() {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, TOOLS + "as")));
    Assumptions.assumeTrue(there, TOOLS + "as is not installed: not compared with it");
  }

  /** What is refused, line by line, with its message; and nothing else is told. */
  static String complaints(Path folder, String source) throws IOException {
    Files.writeString(folder.resolve("p.s"), source);
    return run(folder, "as", "-march=rv64imac_zicsr_zifencei", "p.s", "-o", "p.o").strip();
  }

  /** The bytes of a program at 0x80000000; nothing is compressed or relaxed. */
  static byte[] bytes(Path folder, String source) throws IOException {
    var told = complaints(folder, ".option norvc\n.option norelax\n" + source);
    if (told.contains("Error")) {
      throw new AssertionError(told);
    }
    Files.writeString(folder.resolve("p.ld"), SCRIPT);
    var linked = run(folder, "ld", "--no-relax", "-T", "p.ld", "p.o", "-o", "p.elf");
    if (linked.contains("p.o:")) {
      throw new AssertionError(linked);
    }
    run(folder, "objcopy", "-O", "binary", "p.elf", "p.bin");
    return Files.readAllBytes(folder.resolve("p.bin"));
  }

  private static String run(Path folder, String tool, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(TOOLS + tool));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(tool + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return told;
  }
}
