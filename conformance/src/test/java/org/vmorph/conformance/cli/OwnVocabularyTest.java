package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.gen.AdjacentLayout;
import org.vmorph.conformance.gen.ControlCode;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestDraft;
import org.vmorph.conformance.gen.Layout;
import org.vmorph.conformance.gen.MachineWords;
import org.vmorph.conformance.gen.Situation;
import org.vmorph.conformance.gen.Vocabulary;
import org.vmorph.conformance.run.ask.BrokenContribution;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/** A machine of a shape that nothing here knows, and the vocabulary that comes with it. */
class OwnVocabularyTest {
  private static final Architecture FLAT = flat(Machines.named("third-generation").orElseThrow());

  @TempDir private Path folder;

  /** A machine that says nothing of its relocation-bounds register. */
  private static Architecture flat(Architecture of) {
    return of.draft().name("flat").translation(Optional.empty()).machine();
  }

  private static Generator generator() {
    return new Generator(new Elaboration(FLAT), Generator.usualWords(FLAT), Set.of());
  }

  /** As if a jar had offered this class. */
  private <T> T offering(String name, Supplier<T> work) throws IOException {
    var services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(Vocabulary.class.getName()), name + "\n");
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void a_machine_of_a_shape_that_nobody_knows_is_refused_in_one_line() {
    assertThatThrownBy(OwnVocabularyTest::generator)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no guests are generated for flat: it has no ")
        .hasMessageContaining("it has no page registers")
        .hasMessageEndingWith("; nobody offers a Vocabulary of another shape")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void whoever_brings_a_vocabulary_has_guests_that_get_somewhere() throws IOException {
    int halted = offering(FlatVocabulary.class.getName(), OwnVocabularyTest::halted);
    assertThat(halted).isGreaterThan(350);
  }

  private static int halted() {
    var generator = generator();
    var machine = new Machine(new Elaboration(FLAT), Generator.usualWords(FLAT));
    int halted = 0;
    for (int index = 0; index < 500; index++) {
      generator.program(1974, index).load(machine);
      for (int step = 0; step < 250; step++) {
        machine.step();
      }
      halted += machine.halted() ? 1 : 0;
    }
    return halted;
  }

  @Test
  void what_it_never_comes_into_is_said_and_not_made() throws IOException {
    var generator = offering(FlatVocabulary.class.getName(), OwnVocabularyTest::generator);
    assertThat(generator.situations())
        .contains(Situation.SERVED)
        .doesNotContain(Situation.ELSEWHERE, Situation.MOVED);
    assertThatThrownBy(() -> generator.program(1974, Situation.MOVED.number(0)))
        .hasMessage("no guest of flat is made for MOVED: all see all");
  }

  @Test
  void one_that_cannot_be_loaded_is_told_in_one_line() {
    assertThatThrownBy(() -> offering("org.example.Nowhere", OwnVocabularyTest::generator))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no guests are generated for flat: a vocabulary cannot be used: ")
        .hasMessageContaining("org.example.Nowhere")
        .message()
        .doesNotContain("\n");
  }

  /** One that says nothing of how many words there are. */
  public static final class Throws extends FlatVocabulary {
    @Override
    public int leastWords(Architecture machine) {
      throw new IllegalStateException("no least");
    }
  }

  /** One that has nothing to write control with. */
  public static final class Null extends FlatVocabulary {
    @Override
    public ControlCode control(GuestDraft draft) {
      return null;
    }
  }

  /** One whose places are none. */
  public static final class Astray extends FlatVocabulary {
    @Override
    public Layout layout(MachineWords machine, int words) {
      return new AdjacentLayout(10 * words, 2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Throws| : leastWords(flat) breaks down: java.lang.IllegalStateException: no least in"
            + " OwnVocabularyTest$Throws.leastWords (OwnVocabularyTest.java:",
        "Null| : control() gives null",
        "Astray| : a guest breaks down: java.lang.ArrayIndexOutOfBoundsException",
      })
  void whose_code_is_broken_is_said_in_one_line(String which, String told) {
    var name = OwnVocabularyTest.class.getName() + "$" + which;
    assertThatThrownBy(() -> offering(name, () -> generator().program(1974, 0)))
        .isInstanceOf(BrokenContribution.class)
        .hasMessageStartingWith("the vocabulary " + name)
        .hasMessageContaining(told)
        .message()
        .doesNotContain("\n");
  }
}
