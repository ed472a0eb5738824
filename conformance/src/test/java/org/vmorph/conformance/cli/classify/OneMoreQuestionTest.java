package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.halt;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.classify.DefinitionObligations;
import org.vmorph.proofs.classify.DefinitionObligations.Choice;
import org.vmorph.proofs.classify.Definitions;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.classify.Sensitivity;
import org.vmorph.proofs.classify.SideCondition;
import org.vmorph.proofs.obligation.Obligation;

/**
 * A question is a class and a line: whoever asks, tells or proves has it from the list. Here are
 * three about instructions that stop the processor, one of each kind.
 */
class OneMoreQuestionTest {
  /** What it is not said of itself is as for most. */
  private record Stops() implements Definition {
    @Override
    public String name() {
      return "stops the processor";
    }

    @Override
    public String sentence(Reading reading) {
      return "A state in which the processor stops.";
    }

    @Override
    public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
      return stops(in, Scope.ALL);
    }
  }

  /** The theorems are about it. */
  private record StopSensitive(Scope scope) implements Sensitivity {
    @Override
    public String kind() {
      return "stop sensitive";
    }

    @Override
    public String sentence(Reading reading) {
      return "A state in which the processor stops.";
    }

    @Override
    public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
      return stops(in, scope);
    }
  }

  /** A caveat of Theorem 3. */
  private record StopsForUsers() implements SideCondition {
    @Override
    public String name() {
      return "stops for users";
    }

    @Override
    public Set<Scope> theorems() {
      return Set.of(Scope.USER);
    }

    @Override
    public String sentence(Reading reading) {
      return "A state in user mode in which the processor stops.";
    }

    @Override
    public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
      return stops(in, Scope.USER);
    }
  }

  private static <W, B, M> Stated<B> stops(Language<W, B, M> in, Scope scope) {
    var run = in.step(in.state());
    var user = scope == Scope.USER ? in.user(run.before()) : in.all();
    return in.given(
        in.all(in.possible(run.before()), user, in.not(in.traps(run))), run.outcome().halts());
  }

  private static final Architecture MACHINE = machine();

  /** The line. */
  private static final Definitions MORE =
      Definitions.ALL.and(
          machine ->
              List.of(
                  new Stops(),
                  new StopSensitive(Scope.ALL),
                  new StopSensitive(Scope.USER),
                  new StopsForUsers()));

  /** Apart: many threads ask, and each needs this class. */
  private static final class Predicted {
    static final Prediction WITHOUT = prediction(Definitions.ALL);
    static final Prediction WITH = prediction(MORE);
  }

  private static Architecture machine() {
    var sound = Machines.named("third-generation").orElseThrow();
    var halt = sound.instruction("halt").orElseThrow();
    var stop = instruction(0xf1, "stop", halt.form()).says("Stop, in any mode.").jumps(halt());
    return sound.with("stops", "", List.of(halt, stop, sound.instruction("add").orElseThrow()));
  }

  private static Prediction prediction(Definitions definitions) {
    return Prediction.of(
        new Classifier(new CacheOption().prover(), definitions), MACHINE, Reading.INTENDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stops the processor", "stop sensitive", "user stop sensitive", "stops for users"})
  void it_is_asked_of_every_instruction_and_of_every_step(String name) {
    for (var part : Predicted.WITH.parts()) {
      boolean stops = List.of("halt", "stop").contains(part.instruction().name());
      boolean traps = part.instruction().name().equals("halt") && name.contains("user");
      assertThat(part.verdict(name).orElseThrow().refuted())
          .as("%s %s", part.instruction(), name)
          .isEqualTo(stops && !traps);
    }
    assertThat(Predicted.WITHOUT.parts()).allMatch(part -> part.verdict(name).isEmpty());
  }

  @Test
  void it_is_told_in_the_table() {
    var lines = ClassificationText.of(Predicted.WITH).lines().toList();
    assertThat(lines)
        .anyMatch(line -> line.matches(" +privileged .* user location +stop +user stop +remarks"));
    assertThat(lines)
        .anyMatch(line -> line.matches("stop  .* yes +yes +critical.*, stops the processor.*"))
        .anyMatch(line -> line.matches("stop  .*, stops for users.*"))
        .anyMatch(line -> line.matches("halt  .* yes +- +stops the processor.*"))
        .anyMatch(line -> line.matches("add  .* - +-"));
    assertThat(ClassificationText.of(Predicted.WITHOUT))
        .doesNotContain("stops the", "stops for", "user stop");
  }

  @Test
  void it_is_told_with_its_case_where_an_instruction_is_explained() {
    var text = explained(Predicted.WITH);
    assertThat(text)
        .contains(
            "stops the processor: yes, for this is a case:\n"
                + "  A state in which the processor stops.\n",
            "user stop sensitive: yes",
            "user stops for users: yes");
    assertThat(explained(Predicted.WITHOUT))
        .doesNotContain("stops the", "stops for", "stop sensitive");
  }

  private static String explained(Prediction prediction) {
    var terminal = Terminal.of(Map.of(), false);
    return DefinitionVerdictsText.of(MACHINE, prediction.instructions().get(1), terminal);
  }

  @Test
  void it_is_in_the_result_file() {
    assertThat(json(Predicted.WITH, 0))
        .contains("\"stopsTheProcessor\" : \"yes\"", "\"userStop\" : \"no\"");
    assertThat(json(Predicted.WITH, 1))
        .contains("\"userStop\" : \"yes\"", "\"userSideConditions\" : [ \"stops for users\" ]")
        .containsPattern("\"stopsTheProcessor\" : \\{\\s+\"operands\"");
    assertThat(json(Predicted.WITH, 2)).contains("\"stopsTheProcessor\" : \"no\"");
    assertThat(json(Predicted.WITHOUT, 1)).doesNotContain("stopsTheProcessor", "userStop");
  }

  private static String json(Prediction prediction, int instruction) {
    var instructions = (List<?>) ClassificationJson.of(prediction).get("instructions");
    return Json.text(Map.of("only", instructions.get(instruction)));
  }

  @Test
  void it_is_to_be_proved_under_each_reading_that_makes_it_another_question() {
    assertThat(obligations(MORE))
        .contains(
            "stops/literal stops the processor/add",
            "stops/intended stops the processor/add",
            "stops/intended stops the processor/fetch",
            "stops/intended user stop sensitive/add",
            "stops/intended stops for users/add")
        .doesNotContain(
            "stops/shadowed stops the processor/add", "stops/literal stops for users/add")
        .containsAll(obligations(Definitions.ALL));
    assertThat(obligations(Definitions.ALL)).noneMatch(id -> id.contains("stops the processor"));
  }

  private static List<String> obligations(Definitions definitions) {
    var obligations = new DefinitionObligations(definitions);
    var semantics = new Elaboration(MACHINE);
    return DefinitionObligations.READINGS.stream()
        .flatMap(
            reading ->
                Stream.concat(
                    obligations.of(semantics, reading, Choice.EVERYTHING).stream(),
                    obligations.ofEveryStep(MACHINE, reading).stream()))
        .map(Obligation::id)
        .toList();
  }

  @Test
  void the_theorems_take_a_sensitivity_for_one_and_a_side_condition_for_a_caveat() {
    assertThat(Predicted.WITHOUT.theorem1().promises()).isTrue();
    assertThat(Predicted.WITHOUT.theorem3().promises()).isTrue();
    assertThat(Predicted.WITH.theorem1().named()).containsExactly("stop");
    assertThat(Predicted.WITH.theorem1().caveats()).isEmpty();
    assertThat(Predicted.WITH.theorem3().named()).containsExactly("stop");
    assertThat(Predicted.WITH.theorem3().caveats())
        .extracting(caveat -> caveat.instruction() + " " + caveat.condition())
        .containsExactly("stop stops for users");
  }
}
