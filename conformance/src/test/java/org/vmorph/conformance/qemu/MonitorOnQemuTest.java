package org.vmorph.conformance.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;

/**
 * The monitor for RV64 on somebody else's machine: the programs in guests/rv64 print there under
 * it, and under two of it, what they print on the machine. Two of it take the kernel more time than
 * it gives its programs.
 */
class MonitorOnQemuTest {
  private static final Path ROOT = Path.of(System.getProperty("vmorph.root", ".."));
  private static final Path GUESTS = ROOT.resolve(Path.of("guests", "rv64"));
  private static final Architecture RV64 = Machines.large().getFirst();
  private static final long RAM = 0x8000_0000L;
  private static final int GUEST_BYTES = 1 << 16;
  private static final int MONITOR_BYTES = 1 << 12;

  @TempDir private static Path folder;

  @ParameterizedTest
  @CsvSource({"hello,1", "hello,2", "firmware,1", "firmware,2", "kernel,1"})
  void it_prints_that_under_monitors(String name, int depth) throws Exception {
    assumeThat(Qemu.version()).as("qemu-system-riscv64 is not installed").isPresent();
    var storage = ByteBuffer.allocate(GUEST_BYTES + depth * MONITOR_BYTES);
    put(storage, 0, assembled(GUESTS.resolve(name + ".s")));
    var monitor = assembled(ROOT.resolve(Path.of("vmm", "asm", "rv64", "monitor.s")));
    long begins = RAM;
    for (int at = GUEST_BYTES; at < storage.capacity(); at += MONITOR_BYTES) {
      put(storage, at, monitor);
      storage.putLong(at + (int) (monitor.address("entry") - RAM), begins);
      begins = RAM + at;
    }
    var image = Files.write(folder.resolve("image"), storage.array());
    assertThat(Qemu.console(image, begins, folder.resolve("console")))
        .isEqualTo(Files.readString(GUESTS.resolve(name + ".txt")));
  }

  private static Program assembled(Path file) throws IOException {
    return new Assembler(RV64).assemble(file);
  }

  private static void put(ByteBuffer storage, int at, Program program) {
    storage.order(ByteOrder.LITTLE_ENDIAN).position(at);
    storage.asLongBuffer().put(program.words());
  }
}
