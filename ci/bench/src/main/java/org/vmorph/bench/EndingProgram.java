package org.vmorph.bench;

import java.nio.file.Path;
import java.util.Arrays;
import org.vmorph.conformance.cli.elf.Executable;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;

/**
 * A workload of RV64 for machines that are another program: it goes round so many times and ends,
 * well if x10 is what the engine has there, badly otherwise. It ends in both ways that such
 * machines know: by {@code tohost}, and by the finisher of QEMU's virt.
 */
final class EndingProgram {
  private static final int RESULT = 10;

  /** More steps than going round a few times takes. */
  private static final long PATIENCE = 1_000_000;

  /** The last line of a workload, which goes round for ever. */
  private static final String FOR_EVER = "        jal   x0, again\n";

  private static final String BEGIN = "        li x31, %d\n";

  private static final String END =
      """
              addi x31, x31, -1
              bne x31, x0, again
              li x30, 0x%x
              li x29, 1
              li x28, 0x5555
              beq x10, x30, well
              li x29, 3
              li x28, 0x13333
      well:   la x30, tohost
              sd x29, 0(x30)
              li x30, 0x100000
              sw x28, 0(x30)
      over:   jal x0, over
              .align 3
      tohost: .dword 0
      """;

  private final Rv64Machine engine = Rv64Machine.compiled();
  private final String name;
  private final String source;
  private final long result;
  private final long stepsEach;

  /**
   * A workload, by its name.
   *
   * @throws IllegalStateException if it is no loop for ever, or does not end as it should
   */
  EndingProgram(String name) {
    this.name = name;
    var text = Workloads.source(name + ".s");
    if (!text.endsWith(FOR_EVER)) {
      throw new IllegalStateException(name + ".s does not end with " + FOR_EVER.strip());
    }
    this.source = BEGIN + text.substring(0, text.length() - FOR_EVER.length()) + END;
    load(program(1, 0));
    engine.run(PATIENCE);
    this.result = engine.state().registers()[RESULT];
    this.stepsEach = steps(2) - steps(1);
  }

  /** The instructions of going round once, but those of beginning and ending. */
  long stepsEach() {
    return stepsEach;
  }

  /** An ELF file that goes round so many times. */
  byte[] elf(long times) {
    var program = program(times, result);
    var machine = Rv64Machine.SEMANTICS.machine();
    return Executable.of(Path.of(name + ".s"), program, machine).bytes(machine);
  }

  private Program program(long times, long expected) {
    return new Assembler(Rv64Machine.SEMANTICS.machine())
        .assemble(name + ".s", source.formatted(times, expected));
  }

  private void load(Program program) {
    engine.base(Rv64Machine.image(Arrays.copyOf(program.words(), Workloads.RV64_WORDS)));
  }

  /** The instructions of going round so many times, and of beginning and ending. */
  long steps(long times) {
    load(program(times, result));
    long steps = engine.run(PATIENCE);
    if (!engine.halted()) {
      throw new IllegalStateException(name + " did not end in " + PATIENCE + " steps");
    }
    return steps;
  }
}
