package org.vmorph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;

/** The example guests: what they say on the console, and that they halt. */
class GuestsTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Elaboration SEMANTICS = new Elaboration(MACHINE);
  private static final int STEPS = 20_000;

  @Test
  void hello_says_hello() throws IOException {
    assertThat(output(source("hello.s"))).isEqualTo("hello, world\n");
  }

  @Test
  void sort_prints_its_array_in_order() throws IOException {
    assertThat(output(source("sort.s")))
        .isEqualTo("1 26 93 159 238 279 314 383 462 502 535 643 884 897 971 ");
  }

  @Test
  void sieve_prints_the_primes_below_200() throws IOException {
    assertThat(output(source("sieve.s")))
        .isEqualTo(
            IntStream.range(2, 200)
                .filter(n -> IntStream.range(2, n).noneMatch(d -> n % d == 0))
                .mapToObj(n -> n + " ")
                .collect(Collectors.joining()));
  }

  @Test
  void os_interleaves_its_programs_and_outlives_the_one_that_leaves_its_window()
      throws IOException {
    assertThat(output(source("os.s"))).isEqualTo("a1b2c3d[B: memory]e");
  }

  @ParameterizedTest
  @CsvSource({
    "halt, privileged",
    "srb r1, privileged",
    ".word 0, illegal",
    "svc 9, bad call",
    "jmp 99, memory"
  })
  void os_says_why_a_program_died(String lastDeed, String reason) throws IOException {
    var leaves = "ld    r1, two.end - two";
    assertThat(source("os.s")).contains(leaves);

    assertThat(output(source("os.s").replace(leaves, lastDeed)))
        .isEqualTo("a1b2c3d[B: " + reason + "]e");
  }

  @Test
  void os_keeps_all_registers_of_a_program_that_yields() throws IOException {
    var fill = new StringBuilder();
    var fold = new StringBuilder();
    int folded = 0;
    for (int r = 4; r < 16; r++) {
      fill.append("li r%d, %d\n".formatted(r, r));
      // 2 r0 + r, so that two registers that change places show.
      fold.append("add r0, r0\nadd r0, r%d\n".formatted(r));
      folded = 2 * folded + r;
    }
    var test =
        fill
            + "svc YIELD\n"
            + fold
            + "mov r1, r0\naddi r1, 'A' - %d\n".formatted(folded)
            + "svc PUT\nsvc EXIT\n";

    assertThat(output(source("os.s").replace("one:      li    r2, 'a'", "one:\n" + test)))
        .isEqualTo("1A23[B: memory]");
  }

  private static String source(String name) throws IOException {
    return Files.readString(Path.of(System.getProperty("vmorph.root", ".."), "guests", name));
  }

  private static String output(String source) {
    var program = new Assembler(MACHINE).assemble("guest.s", source);
    var machine = new Machine(SEMANTICS, program.size());
    program.load(machine);
    for (int i = 0; i < STEPS && !machine.halted(); i++) {
      machine.step();
    }
    assertThat(machine.halted()).as("halted after %d steps", STEPS).isTrue();
    var console = MACHINE.console().orElseThrow();
    return LongStream.range(0, machine.get(console.count()))
        .map(at -> machine.load(console.output(), at))
        .mapToObj(word -> Character.toString((int) word))
        .collect(Collectors.joining());
  }
}
