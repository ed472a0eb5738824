package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/** The manuals in docs/manual are the ones the machines print. */
class ManualsTest {
  private static final Path MANUALS =
      Path.of(System.getProperty("vmorph.root", ".."), "docs", "manual");

  @BeforeAll
  static void write() throws IOException {
    if (!"write".equals(System.getProperty("vmorph.golden"))) {
      return;
    }
    Files.createDirectories(MANUALS);
    for (var name : names()) {
      Files.delete(MANUALS.resolve(name));
    }
    for (var machine : machines()) {
      Files.writeString(MANUALS.resolve(machine.name() + ".md"), manual(machine));
    }
  }

  /** Of a variant what is not said of the machine that it varies. */
  private static String manual(Architecture machine) {
    return Machines.varied(machine)
        .map(varied -> Manual.of(machine, varied))
        .orElseGet(() -> Manual.of(machine));
  }

  /** That of RV64 has a line for each of its registers, and is too long for a file. */
  static List<Architecture> machines() {
    return Machines.shipped().stream().filter(it -> !it.name().equals("rv64")).toList();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void the_manual_of_a_machine_is_current(Architecture machine) throws IOException {
    var file = MANUALS.resolve(machine.name() + ".md");
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(
            "%s; if the machine was meant to change: mvn -pl model test -Dtest=ManualsTest"
                + " -Dvmorph.golden=write",
            file)
        .isEqualTo(manual(machine));
  }

  @Test
  void there_is_no_manual_without_a_machine() throws IOException {
    assertThat(names())
        .containsExactlyInAnyOrderElementsOf(
            machines().stream().map(m -> m.name() + ".md").toList());
  }

  /** Not the diagrams, which another test writes. */
  private static List<String> names() throws IOException {
    try (var files = Files.list(MANUALS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(n -> n.endsWith(".md"))
          .toList();
    }
  }

  @Test
  void a_variant_says_of_which_machine_it_is_one_and_what_differs() {
    var lra = Machines.named("lra").orElseThrow();
    assertThat(Machines.varied(lra)).hasToString("Optional[third-generation]");
    assertThat(manual(lra))
        .contains("A variant of [third-generation](third-generation.md)", "### lra\n")
        .doesNotContain("## State", "### ld\n");
    assertThat(Manual.of(lra)).contains("## State", "### ld\n").doesNotContain("variant");
    var sound = Machines.named("third-generation-pages").orElseThrow();
    assertThat(Machines.varied(sound)).isEmpty();
    var without = sound.with("pages-without", "", sound.instructions().subList(1, 9));
    assertThat(Manual.of(without, sound)).contains("It does without lpsw");
  }

  @ParameterizedTest
  @MethodSource("machines")
  void an_address_is_said_to_mean_something_where_it_does(Architecture machine) {
    assertThat(Manual.of(machine).contains("\n## Addresses\n"))
        .isEqualTo(machine.translation().isPresent());
  }

  @ParameterizedTest
  @MethodSource("machines")
  void the_expanded_manual_shows_every_instruction(Architecture machine) {
    assertThat(Manual.expanded(new Elaboration(machine)))
        .contains(machine.instructions().stream().map(i -> "### " + i.name() + "\n").toList());
  }
}
