package org.vmorph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another program that is an RV64, if this computer has it. What it takes to start and to end is
 * not measured: it runs a workload so many times, then twice as many, and the difference counts.
 */
public final class Emulator implements Contender {
  /** One that there may be. */
  enum Kind {
    QEMU(
        "qemu-system-riscv64",
        "Debian: apt-get install qemu-system-misc",
        List.of("-M", "virt", "-bios", "none", "-display", "none", "-serial", "none"),
        List.of("-monitor", "none", "-kernel")),
    SPIKE("spike", "it is built from source: riscv-isa-sim", List.of(), List.of("--isa=rv64imac"));

    private final String program;
    private final String where;
    private final List<String> arguments = new ArrayList<>();

    Kind(String program, String where, List<String> arguments, List<String> more) {
      this.program = program;
      this.where = where;
      this.arguments.addAll(arguments);
      this.arguments.addAll(more);
    }

    /** What tables call it. */
    String says() {
      return program;
    }

    /** Why it is not measured; empty if this computer has it. */
    Optional<String> missing() {
      return isThere()
          ? Optional.empty()
          : Optional.of("no " + program + " on the PATH, so it is not measured; " + where);
    }

    private boolean isThere() {
      return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
  }

  /** Fewer instructions than so many take no longer than starting does now and then. */
  private static final long LEAST = 500_000_000;

  private final Kind kind;
  private Optional<EndingProgram> program = Optional.empty();
  private long budget;

  /** One that this computer has. */
  Emulator(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return kind.says();
  }

  @Override
  public void load(Workload workload) {
    if (program.isEmpty()) {
      program = Optional.of(new EndingProgram(workload.name()));
    }
    budget = workload.budget();
  }

  @Override
  public long least() {
    return LEAST;
  }

  @Override
  public Timing time(int times) {
    var ending = program.orElseThrow();
    long rounds = Math.max(1, times * budget / ending.stepsEach());
    long took = 0;
    // Where twice as much took no longer, something else ran meanwhile.
    while (took <= 0) {
      took = -run(ending, rounds) + run(ending, 2 * rounds);
    }
    return new Timing(took, rounds * ending.stepsEach());
  }

  /** How long a run took; one that does not end well has computed something else. */
  private long run(EndingProgram ending, long rounds) {
    try {
      var file = Files.createTempFile("rv64", ".elf");
      try {
        Files.write(file, ending.elf(rounds));
        return run(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private long run(Path file) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(kind.program);
    command.addAll(kind.arguments);
    command.add(file.toString());
    long from = System.nanoTime();
    int status =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    long took = System.nanoTime() - from;
    if (status != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
    }
    return took;
  }

  @Override
  public WholeState state() {
    throw new UnsupportedOperationException(kind.program + " shows nothing but how it ended");
  }
}
