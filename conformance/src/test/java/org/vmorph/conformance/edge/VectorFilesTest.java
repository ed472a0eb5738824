package org.vmorph.conformance.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.path.Ending;
import org.vmorph.model.path.StepSubject;
import org.vmorph.model.path.Taken;
import org.vmorph.model.path.TestVector;
import org.vmorph.model.path.TestVectors;
import org.vmorph.model.path.Way;
import org.vmorph.model.path.Ways;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.vectors.VectorGenerator;

/**
 * The files in vectors are those of the machines as they are. {@code -Dvmorph.golden=write} writes
 * them anew.
 */
class VectorFilesTest {
  private static final Path FOLDER = Path.of(System.getProperty("vmorph.root", ".."), "vectors");

  @BeforeAll
  static void write() throws IOException {
    if (!"write".equals(System.getProperty("vmorph.golden"))) {
      return;
    }
    Files.createDirectories(FOLDER);
    for (var name : names()) {
      Files.delete(FOLDER.resolve(name));
    }
    for (var machine : machines()) {
      Files.writeString(file(machine), anew(machine));
    }
  }

  private static String anew(Architecture machine) {
    return VectorText.print(VectorGenerator.of(machine, Setting.usualWords(machine)));
  }

  static List<Architecture> machines() {
    return Machines.all();
  }

  private static Path file(Architecture machine) {
    return FOLDER.resolve(machine.name() + ".json");
  }

  private static List<String> names() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  private static TestVectors read(Architecture machine) throws IOException {
    return VectorReader.read(machine, Files.readString(file(machine)));
  }

  @Test
  void there_is_one_for_each_machine() throws IOException {
    assertThat(names())
        .containsExactlyInAnyOrderElementsOf(
            machines().stream().map(machine -> machine.name() + ".json").toList());
  }

  /** All of them would take a minute or more. */
  @ParameterizedTest
  @ValueSource(strings = {"shrink", "m68010"})
  void generated_anew_they_are_the_same(String name) throws IOException {
    var machine = Machines.named(name).orElseThrow();
    assertThat(Files.readString(file(machine)))
        .as("vectors/%s.json; if the machine was meant to change: -Dvmorph.golden=write", name)
        .isEqualTo(anew(machine));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void what_is_read_is_what_was_written(Architecture machine) throws IOException {
    assertThat(VectorText.print(read(machine))).isEqualTo(Files.readString(file(machine)));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void both_engines_do_what_every_state_says(Architecture machine) throws IOException {
    var semantics = new Elaboration(machine);
    var reference = new Interpreter(semantics);
    var compiled = new Compiled(semantics);
    for (var vector : read(machine).vectors()) {
      assertDoes(reference, vector);
      assertDoes(compiled, vector);
    }
  }

  private static void assertDoes(Engine engine, TestVector vector) {
    var machine = new Machine(engine, vector.before().size());
    vector.before().restore(machine);
    var operands = vector.operands().stream().mapToLong(word -> word).toArray();
    var given = given(engine.semantics(), vector);
    var taken = given.map(it -> Taken.by(machine, it, operands)).orElseGet(() -> Taken.by(machine));
    assertThat(taken.subject()).as("%s", vector).hasToString(vector.at());
    assertThat(taken.way().print(machine.architecture())).isEqualTo(vector.path());
    var event = given.map(it -> machine.execute(it, operands)).orElseGet(machine::step);
    assertThat(Ending.of(event)).as("%s", vector).isEqualTo(vector.ending());
    assertThat(vector.after().differences(machine.snapshot())).as("%s", vector).isEmpty();
  }

  private static Optional<Instruction> given(Elaboration semantics, TestVector vector) {
    return semantics.fetch().isPresent()
        ? Optional.empty()
        : semantics.machine().instruction(vector.at());
  }

  /** Without the solver: the semantics as they are give the ways, the file accounts for each. */
  @ParameterizedTest
  @MethodSource("machines")
  void every_way_of_every_step_has_a_state_or_cannot_be_gone(Architecture machine)
      throws IOException {
    var semantics = new Elaboration(machine);
    var file = read(machine);
    var shown =
        file.vectors().stream()
            .map(vector -> vector.at() + vector.path() + vector.ending())
            .collect(Collectors.toSet());
    var infeasible =
        file.infeasible().stream().map(it -> it.at() + it.path()).collect(Collectors.toSet());
    for (var subject : StepSubject.all(semantics)) {
      var ways =
          Ways.of(
              semantics,
              subject,
              soFar -> !infeasible.contains(subject + "" + Way.print(machine, soFar)));
      assertThat(ways)
          .isNotEmpty()
          .allSatisfy(
              way -> assertThat(shown).contains(subject + "" + way.print(machine) + way.ending()));
    }
  }

  @Test
  void a_file_that_is_wrong_is_refused_with_the_place() {
    var machine = Machines.named("third-generation").orElseThrow();
    var head = "{\"schema\":\"vmorph/vectors/1\",\"machine\":\"third-generation\",\"words\":64,";
    assertThatThrownBy(() -> VectorReader.read(machine, "{"))
        .hasMessageStartingWith("line 1: no JSON");
    assertThatThrownBy(() -> VectorReader.read(machine, "{}"))
        .hasMessage("schema '': expected 'vmorph/vectors/1'");
    var path =
        "\"paths\":[{\"at\":\"nop\",\"mode\":\"s\",\"path\":[],\"outcome\":\"%s\",\"vectors\":[{%s}]}]}";
    assertThatThrownBy(
            () ->
                VectorReader.read(
                    machine, head + path.formatted("completes", "\"before\":{\"Q\":\"0x1\"}")))
        .hasMessageStartingWith("state 0, at nop: 'Q': expected one of [M, P");
    assertThatThrownBy(
            () ->
                VectorReader.read(
                    machine, head + path.formatted("completes", "\"before\":{\"M\":\"0x2\"}")))
        .hasMessage("state 0, at nop: M: 0x2 has more than 1 bits");
    assertThatThrownBy(
            () ->
                VectorReader.read(
                    machine,
                    head + path.formatted("completes", "\"before\":{\"E\":{\"64\":\"0x2\"}}")))
        .hasMessage("state 0, at nop: E[64]: expected an index from 0 to 63");
    assertThatThrownBy(() -> VectorReader.read(machine, head + path.formatted("flies", "")))
        .hasMessageStartingWith("state 0, at nop: 'flies': expected completes, halts, or");
  }
}
