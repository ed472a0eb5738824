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
      Files.writeString(MANUALS.resolve(machine.name() + ".md"), Manual.of(machine));
    }
  }

  static List<Architecture> machines() {
    return Machines.all();
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
        .isEqualTo(Manual.of(machine));
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

  @ParameterizedTest
  @MethodSource("machines")
  void the_expanded_manual_shows_every_instruction(Architecture machine) {
    assertThat(Manual.expanded(new Elaboration(machine)))
        .contains(machine.instructions().stream().map(i -> "### " + i.name() + "\n").toList());
  }
}
