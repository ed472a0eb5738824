package org.vmorph.model.machines.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;

/** What the parameters decide, in programs of a few instructions. */
class RiscvParametersTest {
  private static final String MASK = "addi x5, x0, -1\n";

  private static Architecture with(Map<Parameter, String> chosen) {
    Settings settings = Rv64.USUAL;
    for (var one : chosen.entrySet()) {
      settings = settings.with(one.getKey(), one.getValue());
    }
    return new Rv64(settings).machine;
  }

  /** What a program has done after as many steps as it has instructions. */
  private static Machine run(Architecture machine, String source) {
    var runs = new Machine(new Elaboration(machine), 2048);
    new Assembler(machine).assemble("p.s", source).load(runs);
    source.lines().forEach(line -> runs.step());
    return runs;
  }

  private static long x(Machine machine, int number) {
    return machine.load((File) machine.architecture().component("x").orElseThrow(), number);
  }

  private static long cell(Machine machine, String name) {
    return machine.get((Cell) machine.architecture().component(name).orElseThrow());
  }

  /** Each length at each place, within a word and across two of them. */
  @Test
  void a_misaligned_access_is_done_as_bytes_would_do_it() {
    var machine = with(Map.of(RiscvParameters.MISALIGNED, "done"));
    var lengths = Map.of(1, "b", 2, "h", 4, "w", 8, "d");
    lengths.forEach(
        (bytes, letter) -> {
          for (int at = 0; at < 8; at++) {
            var source =
                """
                auipc x6, 0x1
                lui x7, 0x12345
                addi x7, x7, 0x678
                slli x8, x7, 32
                xori x7, x7, -1
                or x7, x7, x8
                sd x7, 0(x6)
                sd x8, 8(x6)
                l%s x9, %d(x6)
                s%s x7, %d(x6)
                ld x10, 0(x6)
                ld x11, 8(x6)
                """
                    .formatted(letter, at, letter, at);
            var done = run(machine, source);
            var memory = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            memory.putLong(0, x(done, 7)).putLong(8, x(done, 8));
            long loaded = get(memory, at, bytes);
            for (int i = 0; i < bytes; i++) {
              memory.put(at + i, (byte) (x(done, 7) >>> 8 * i));
            }
            assertThat(x(done, 9)).as("l%s %d", letter, at).isEqualTo(loaded);
            assertThat(x(done, 10)).as("s%s %d", letter, at).isEqualTo(memory.getLong(0));
            assertThat(x(done, 11)).as("s%s %d", letter, at).isEqualTo(memory.getLong(8));
          }
        });
  }

  private static long get(ByteBuffer memory, int at, int bytes) {
    return switch (bytes) {
      case 1 -> memory.get(at);
      case 2 -> memory.getShort(at);
      case 4 -> memory.getInt(at);
      default -> memory.getLong(at);
    };
  }

  @Test
  void usually_a_misaligned_access_is_a_trap() {
    var source =
        """
        auipc x6, 0x1
        lh x9, %d(x6)
        """;
    var done = with(Map.of(RiscvParameters.MISALIGNED, "done"));
    assertThat(cell(run(done, source.formatted(-1)), "mcause")).isZero();
    assertThat(cell(run(done, source.formatted(1)), "mcause")).isZero();
    assertThat(cell(run(with(Map.of()), source.formatted(1)), "mcause")).isEqualTo(4);
    // The end of storage, which is 16384 bytes.
    var last =
        """
        auipc x6, 0x4
        lw x9, -%d(x6)
        """;
    assertThat(cell(run(done, last.formatted(4)), "mcause")).isZero();
    assertThat(cell(run(done, last.formatted(2)), "mcause")).isEqualTo(5);
    assertThat(cell(run(done, last.formatted(2)), "mtval")).isEqualTo(0x8000_4000L);
  }

  /** Volume II, 3.7.1: ones are written to find out the grain, with the entry off. */
  @Test
  void the_grain_is_found_as_the_manual_says() {
    var source = MASK + "csrrw x0, 0x3b0, x5\ncsrrs x6, 0x3b0, x0\n";
    for (int grain = 0; grain <= 10; grain++) {
      var machine = with(Map.of(RiscvParameters.PMP_GRAIN, String.valueOf(grain)));
      assertThat(x(run(machine, source), 6)).isEqualTo(-1L << grain & (1L << 54) - 1);
    }
  }

  /** The bits are hidden and not gone; and a region of four bytes becomes one of two such. */
  @Test
  void what_the_grain_hides_is_still_there() {
    var machine = with(Map.of(RiscvParameters.PMP_GRAIN, "3"));
    var source =
        """
        addi x5, x0, 0x2f0
        csrrw x0, 0x3b0, x5
        csrrs x6, 0x3b0, x0
        addi x7, x0, 0x10
        csrrw x0, 0x3a0, x7
        csrrs x8, 0x3a0, x0
        csrrs x9, 0x3b0, x0
        """;
    var done = run(machine, source);
    assertThat(x(done, 6)).isEqualTo(0x2f0);
    assertThat(x(done, 8)).as("NA4 cannot be chosen").isEqualTo(0x18);
    assertThat(x(done, 9)).as("low ones of NAPOT").isEqualTo(0x2f3);
  }

  @Test
  void there_are_as_many_entries_as_are_said() {
    var source = MASK + "csrrw x0, 0x3bf, x5\ncsrrs x6, 0x3bf, x0\n";
    assertThat(x(run(with(Map.of()), source), 6)).isZero();
    var all = with(Map.of(RiscvParameters.PMP_ENTRIES, "16"));
    assertThat(x(run(all, source), 6)).isEqualTo((1L << 54) - 1);
  }
}
