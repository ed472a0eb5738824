package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.cli.classify.ReadingDifference.Changed;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.theorems.TheoremVerdict;

/**
 * docs/readings.md is what the classifications say under every reading. {@code
 * -Dvmorph.golden=write} writes it anew.
 */
class ReadingsTextTest {
  private static final Path TEXT =
      Path.of(System.getProperty("vmorph.root", ".."), "docs", "readings.md");
  private static final List<Reading> PLAIN =
      List.of(Reading.LITERAL, Reading.INTENDED, Reading.SHADOWED);

  private static final String HEAD =
      """
      # What the readings change

      The paper's text cannot be run everywhere as printed; a reading says how it is taken ([paper.md](paper.md), section 5).
      `literal` leaves out memory traps and operand faults only, `intended` every trap, and `shadowed` adds that a result must not depend on M or on any resource.
      `+processor` goes with each of them: the processor is a resource too, and to stop it is to change it (N6).
      A machine's own reading is `intended`, but for the two of Motorola, whose own is `shadowed`.

      Of the machines of the paper's shape, and of Motorola's: two modes, and (l, b) or no R at all.

      Generated from their classifications by `ReadingsTextTest`; do not edit.
      `./vmorph classify MACHINE --diff intended literal` says the same of one machine, `--explain NAME` shows the cases.

      """;

  private static final String PICTURES =
      """
      ## How do the sets lie?

      Under each machine's own reading; `./vmorph classify MACHINE --diagram FILE.svg` draws the others.

      ![third-generation: no instruction is critical](manual/third-generation.svg)

      ![legacy: seven instructions are critical, three of them user critical](manual/legacy.svg)

      ![m68010: no instruction is critical](manual/m68010.svg)
      """;

  /** Where the paper's R is, or none. */
  private static List<Architecture> machines() {
    return Machines.all().stream()
        .filter(machine -> machine.mode().levels().size() == 2)
        .filter(machine -> machine.translation().isEmpty() || machine.relocation().isPresent())
        .toList();
  }

  private final Classifier classifier = new Classifier(new CacheOption().prover());
  private final Map<List<Object>, Prediction> known = new LinkedHashMap<>();

  @Test
  void the_text_is_current() throws IOException {
    var text =
        HEAD
            + theorem(1, Prediction::theorem1)
            + theorem(3, Prediction::theorem3)
            + changes(
                "Which verdicts does `literal` change?",
                "Against `intended`.\n"
                    + "A trap is part of what an instruction does there, and the old PSW it stores"
                    + " shows M and l where l = 0.",
                machine -> difference(machine, Reading.INTENDED, Reading.LITERAL))
            + changes(
                "Which verdicts does `shadowed` change?",
                "Against `intended`.",
                machine -> difference(machine, Reading.INTENDED, Reading.SHADOWED))
            + changes(
                "Which verdicts change where the processor is a resource?",
                "Against the machine's own reading.\n" + processorAndTheorems(),
                machine ->
                    difference(machine, machine.reading(), machine.reading().withProcessor()))
            + PICTURES;
    assertThat(known.values())
        .allMatch(p -> p.instructions().stream().noneMatch(Classification::unknown));
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(TEXT, text);
    }
    assertThat(Files.exists(TEXT) ? Files.readString(TEXT) : "").isEqualTo(text);
  }

  private Prediction of(Architecture machine, Reading reading) {
    return known.computeIfAbsent(
        List.of(machine.name(), reading), key -> Prediction.of(classifier, machine, reading));
  }

  private ReadingDifference difference(Architecture machine, Reading one, Reading other) {
    return new ReadingDifference(of(machine, one), of(machine, other));
  }

  private String theorem(int number, Function<Prediction, TheoremVerdict> of) {
    var rows =
        machines().stream()
            .map(
                machine ->
                    PLAIN.stream()
                        .map(r -> ClassificationText.verdict(machine, of.apply(of(machine, r))))
                        .collect(Collectors.joining(" | ", "| " + machine + " | ", " |\n")))
            .collect(Collectors.joining());
    return "## What does Theorem "
        + number
        + " say?\n\n"
        + (number == 1 ? "Theorem 2 fails to be established wherever Theorem 1 fails.\n\n" : "")
        + "| machine | literal | intended | shadowed |\n|---|---|---|---|\n"
        + rows
        + "\n";
  }

  private String changes(
      String question, String note, Function<Architecture, ReadingDifference> of) {
    var seen = new HashSet<List<String>>();
    var rows = new StringBuilder();
    for (var machine : machines()) {
      var alike = new LinkedHashMap<String, List<String>>();
      changesOf(of.apply(machine))
          .forEach(
              (instruction, change) -> {
                if (seen.add(List.of(instruction, change))) {
                  alike.computeIfAbsent(change, c -> new ArrayList<>()).add(instruction);
                }
              });
      alike.forEach(
          (change, names) ->
              rows.append(
                  "| %s | %s | %s |%n".formatted(machine, String.join(" ", names), change)));
    }
    return "## "
        + question
        + "\n\n"
        + note
        + "\nWhat a machine above has in the same way is not repeated.\n\n"
        + "| machine | instructions | verdicts |\n|---|---|---|\n"
        + rows
        + "\n";
  }

  /** By instruction: {@code now yes: control sensitive; now no: privileged}. */
  private static Map<String, String> changesOf(ReadingDifference difference) {
    return difference.changed().stream()
        .collect(
            Collectors.groupingBy(
                c -> c.instruction().name(),
                LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.groupingBy(
                        Changed::other,
                        TreeMap::new,
                        Collectors.mapping(Changed::verdict, Collectors.joining(", "))),
                    words ->
                        words.entrySet().stream()
                            .map(e -> "now " + e.getKey() + ": " + e.getValue())
                            .collect(Collectors.joining("; ")))));
  }

  private String processorAndTheorems() {
    var changed =
        machines().stream()
            .filter(
                m ->
                    difference(m, m.reading(), m.reading().withProcessor()).theorems().stream()
                        .anyMatch(verdicts -> !verdicts.get(0).equals(verdicts.get(1))))
            .map(Architecture::name)
            .toList();
    return changed.isEmpty()
        ? "No theorem's verdict on any of these machines changes, for what stops is privileged."
        : "A theorem's verdict changes on: " + String.join(", ", changed) + ".";
  }
}
