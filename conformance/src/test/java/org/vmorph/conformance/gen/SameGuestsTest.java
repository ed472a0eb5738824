package org.vmorph.conformance.gen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.step.Elaboration;

/**
 * A seed and an index stand for the same guest for ever: a replay token says no more. Nothing
 * rewrites the expected lines; the lines of a new machine are in the message of the test that
 * misses them.
 */
class SameGuestsTest {
  private static final Path EXPECTED =
      Path.of(
          System.getProperty("vmorph.root", ".."),
          "conformance/src/test/resources/org/vmorph/conformance/gen/guests.txt");

  /** So many words of guests are looked at for each line. */
  private static final int WORDS = 300_000;

  /** So many guests of each situation are. */
  private static final int EACH = 24;

  private static final ToLongFunction<Generator> WRITTEN = SameGuestsTest::written;
  private static final ToLongFunction<Generator> STAGED = SameGuestsTest::staged;

  /** Instructions that systems are put together with, left out together. */
  private static final Set<String> COMMON = Set.of("addi", "bne", "ld", "lpsw", "nop", "svc");

  static Stream<Architecture> machines() {
    return Machines.thirdGeneration(Shape.FULL).stream();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void a_machine_has_the_guests_it_always_had(Architecture machine) throws IOException {
    agree(machine.name(), machine, List.of(48, 64, 200, 4096), WRITTEN);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void and_the_staged_ones(Architecture machine) throws IOException {
    agree("staged-" + machine.name(), machine, List.of(48, 65, 256, 4096), STAGED);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_machine_of_another_shape_has_its_own(Architecture machine) throws IOException {
    agree(machine.name(), machine, sizes(machine), WRITTEN);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void and_its_staged_ones(Architecture machine) throws IOException {
    agree("staged-" + machine.name(), machine, sizes(machine), STAGED);
  }

  static Stream<Architecture> shapes() {
    return Machines.shapes(Shape.FULL, 6).stream();
  }

  /** The smallest, the usual one, an odd one, and one of more words than pages lead to. */
  private static List<Integer> sizes(Architecture machine) {
    int usual = Generator.usualWords(machine);
    return List.of(Generator.leastWords(machine), usual, usual + 33, 4096);
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void a_tiny_one_has_too(Architecture machine) throws IOException {
    agree("tiny-" + machine.name(), machine, List.of(48, 63), WRITTEN);
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void and_a_tiny_one_its_staged_ones(Architecture machine) throws IOException {
    agree("staged-tiny-" + machine.name(), machine, List.of(48, 63), STAGED);
  }

  static Stream<Architecture> tiny() {
    return Machines.thirdGeneration(Shape.TINY).stream();
  }

  private static void agree(
      String name, Architecture machine, List<Integer> sizes, ToLongFunction<Generator> hash)
      throws IOException {
    var semantics = new Elaboration(machine);
    var lines = new ArrayList<String>();
    for (var without : Stream.of(Set.<String>of(), COMMON, special(machine)).distinct().toList()) {
      for (int words : sizes) {
        long guests = hash.applyAsLong(new Generator(semantics, words, without));
        lines.add(
            String.format(
                Locale.ROOT,
                "%s %d %s %016x",
                name,
                words,
                without.isEmpty() ? "-" : String.join(",", new TreeSet<>(without)),
                guests));
      }
    }
    try (var expected = Files.lines(EXPECTED)) {
      assertThat(lines).isEqualTo(expected.filter(line -> line.startsWith(name + " ")).toList());
    }
  }

  /** What the sound machine does not have. */
  private static Set<String> special(Architecture machine) {
    var sound = Machines.all().getFirst();
    return machine.instructions().stream()
        .map(Instruction::name)
        .filter(name -> sound.instruction(name).isEmpty())
        .collect(Collectors.toSet());
  }

  private static long written(Generator generator) {
    long hash = 0;
    int guests = WORDS / generator.program(0, 0).size();
    for (int i = 0; i < guests; i++) {
      hash = mix(hash, generator.program(i % 2 == 0 ? 1974 : ~i * 0x9e3779b97f4a7c15L, i));
    }
    return hash;
  }

  /** Those of each situation, and those that go on for long. */
  private static long staged(Generator generator) {
    long hash = 0;
    for (int which = 0; which < EACH; which++) {
      for (var situation : generator.situations()) {
        hash = mix(hash, generator.program(1974 + which, situation.number(which)));
      }
      hash = mix(hash, generator.program(1974, Generator.LONG - which));
    }
    for (long number : List.of(Generator.TRAPS, Generator.SERVICES, Generator.PAIRS)) {
      hash = mix(hash, generator.program(1974, number));
    }
    return hash;
  }

  private static long mix(long hash, GuestProgram program) {
    long mixed = hash;
    for (int address = 0; address < program.size(); address++) {
      mixed = mix(mixed, program.word(address));
    }
    for (long word : program.input()) {
      mixed = mix(mixed, word);
    }
    return mix(mixed, program.input().length);
  }

  private static long mix(long hash, long word) {
    long mixed = (hash ^ word) * 0x9e3779b97f4a7c15L;
    return mixed ^ mixed >>> 32;
  }
}
