package org.vmorph.conformance.qemu;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * QEMU's machine "virt" as a bare machine: its storage is a file, which holds the program before,
 * and what has come of it afterwards. A program ends by storing to the finisher.
 */
final class Qemu {
  private static final String NAME = "qemu-system-riscv64";
  private static final int BYTES = 4 << 20;

  /** What follows the name; FILE stands for the storage. */
  private static final List<String> ARGUMENTS =
      List.of(
          "-machine",
          "virt,memory-backend=ram",
          "-cpu",
          "rv64,f=off,d=off,h=off,priv_spec=v1.12.0",
          "-m",
          "4M",
          "-object",
          "memory-backend-file,id=ram,size=4M,mem-path=FILE,share=on",
          "-bios",
          "none",
          "-nographic",
          "-monitor",
          "none",
          "-serial",
          "none");

  private final Path file;

  /** One that keeps its storage in this folder. */
  Qemu(Path folder) {
    this.file = folder.resolve("ram");
  }

  /** What it says that it is, in a line; empty if there is none. */
  static Optional<String> version() {
    try {
      var process = new ProcessBuilder(NAME, "--version").redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes());
      return said.lines().findFirst();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  static String command() {
    return NAME + " " + String.join(" ", ARGUMENTS);
  }

  /**
   * What storage holds when a program has ended that it held before.
   *
   * @throws IllegalStateException if it does not end
   */
  long[] run(long[] image) throws IOException, InterruptedException {
    var bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(image);
    Files.write(file, bytes.array());
    var command =
        Stream.concat(Stream.of(NAME), ARGUMENTS.stream())
            .map(word -> word.replace("FILE", file.toString()))
            .toList();
    await(command, Redirect.DISCARD);
    var after = new long[image.length];
    ByteBuffer.wrap(Files.readAllBytes(file))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(after);
    return after;
  }

  /**
   * What an ELF file puts on the console, on a machine as it is without any options.
   *
   * @param to where that is kept meanwhile
   * @throws IllegalStateException if it does not end
   */
  static String console(Path elf, Path to) throws IOException, InterruptedException {
    return console(to, "-kernel", elf.toString());
  }

  /**
   * The same of storage from its first address on.
   *
   * @param begins where it begins
   */
  static String console(Path image, long begins, Path to) throws IOException, InterruptedException {
    return console(
        to,
        "-device",
        "loader,file=" + image + ",addr=0x80000000,force-raw=on",
        "-device",
        "loader,addr=0x%x,cpu-num=0".formatted(begins));
  }

  private static String console(Path to, String... loading)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(NAME, "-machine", "virt", "-bios", "none", "-nographic"));
    command.addAll(List.of(loading));
    await(command, Redirect.to(to.toFile()));
    return Files.readString(to);
  }

  private static void await(List<String> command, Redirect output)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(output)
            .start();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("it has not ended after 20 seconds");
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException("it ends with " + process.exitValue());
    }
  }
}
