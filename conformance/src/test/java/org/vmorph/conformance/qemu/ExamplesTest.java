package org.vmorph.conformance.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.cli.Shell;
import org.vmorph.conformance.cli.elf.ElfImage;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/**
 * The programs in guests/rv64 print what stands beside them, in a file of the same name that ends
 * in .txt: on the reference interpreter, on the engine, by the command line, and on QEMU.
 */
class ExamplesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("vmorph.root", ".."), "guests", "rv64");
  private static final Architecture RV64 = Machines.large().getFirst();
  private static final int WORDS = 1 << 16;
  private static final int STEPS = 100_000;

  @TempDir private static Path folder;

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".s"))
          .map(name -> name.substring(0, name.length() - 2))
          .sorted()
          .toList();
    }
  }

  @BeforeAll
  static void assemble() throws IOException {
    for (var name : names()) {
      var made = Shell.vmorph("assemble", "--isa", "rv64", source(name), "-o", elf(name));
      assertThat(made).isEqualTo(new Shell(0, "", ""));
    }
  }

  private static String source(String name) {
    return FOLDER.resolve(name + ".s").toString();
  }

  private static String elf(String name) {
    return folder.resolve(name + ".elf").toString();
  }

  private static String expected(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".txt"));
  }

  @Test
  void there_are_three() throws IOException {
    assertThat(names()).containsExactly("firmware", "hello", "kernel");
  }

  @ParameterizedTest
  @MethodSource("names")
  void it_prints_that_on_the_reference_interpreter(String name) throws IOException {
    assertThat(console(name, new Interpreter(new Elaboration(RV64)))).isEqualTo(expected(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void it_prints_that_on_the_engine(String name) throws IOException {
    assertThat(console(name, Engines.of(RV64))).isEqualTo(expected(name));
  }

  private static String console(String name, Engine engine) throws IOException {
    var executable = ElfImage.read(Path.of(elf(name)), RV64, WORDS);
    var machine = new Machine(engine, WORDS);
    machine.reset();
    executable.program().load(machine);
    assertThat(executable.entry()).as("begins where the machine does").isEmpty();
    for (int i = 0; i < STEPS && !machine.halted(); i++) {
      machine.step();
    }
    assertThat(machine.halted()).as("%s has halted", name).isTrue();
    var console = RV64.console().orElseThrow();
    var text = new StringBuilder();
    for (int i = 0; i < machine.get(console.count()); i++) {
      text.append((char) machine.load(console.output(), i));
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("names")
  void run_prints_that_of_the_assembly_and_of_the_file(String name) throws IOException {
    for (var file : List.of(source(name), elf(name))) {
      var run = Shell.vmorph("run", "--isa", "rv64", "--quiet", file);
      assertThat(run).isEqualTo(new Shell(0, expected(name), ""));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void it_prints_that_on_qemu(String name) throws Exception {
    assumeThat(Qemu.version()).as("qemu-system-riscv64 is not installed").isPresent();
    assertThat(Qemu.console(Path.of(elf(name)), folder.resolve("console")))
        .isEqualTo(expected(name));
  }

  /** Else nobody would have to be taken the processor from. */
  @Test
  void without_its_timer_the_kernel_does_not_come_to_an_end() throws IOException {
    var deaf = Files.readString(FOLDER.resolve("kernel.s")).replace("csrs  mie, t0", "nop");
    var file = Files.writeString(folder.resolve("deaf.s"), deaf).toString();
    var run = Shell.vmorph("run", "--isa", "rv64", "--quiet", "--steps", "50000", file);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).endsWith("ping: 1\n");
  }
}
