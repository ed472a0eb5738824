package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Asked;
import org.vmorph.proofs.obligation.Obligation;

/**
 * Every definition asked of every instruction, as obligations. Of a reading that differs from
 * another in some definitions only those: the rest is word for word the same.
 *
 * @param definitions what is asked
 */
public record DefinitionObligations(Definitions definitions) {
  /** The readings under which something is asked. */
  public static final List<Reading> READINGS =
      List.of(
          Reading.LITERAL,
          Reading.INTENDED,
          Reading.SHADOWED,
          Reading.LITERAL.withProcessor(),
          Reading.INTENDED.withProcessor());

  /** Those of all definitions. */
  public static final DefinitionObligations ALL = new DefinitionObligations(Definitions.ALL);

  /** Chooses what is asked. */
  public interface Choice {
    /** All there is. */
    Choice EVERYTHING = (definition, instruction) -> true;

    /** Whether something is asked of an instruction. */
    boolean asks(Definition definition, Instruction instruction);
  }

  /** What is asked about the instructions of a machine under a reading. */
  public List<Obligation> of(Elaboration semantics, Reading reading, Choice choice) {
    var machine = semantics.machine();
    return of(semantics, machine.instructions(), definitions.of(machine), reading, choice);
  }

  /** What is asked about that which belongs to every step of a machine. */
  public List<Obligation> ofEveryStep(Architecture machine, Reading reading) {
    var every = EveryStep.of(machine);
    var semantics = every.semantics();
    var asked = definitions.ofEveryStep(semantics.machine());
    var all = of(semantics, every.parts(), asked, reading, Choice.EVERYTHING);
    var timer = every.timer().stream().toList();
    var ofTimer = definitions.ofTimer(semantics.machine());
    all.addAll(of(semantics, timer, ofTimer, reading, Choice.EVERYTHING));
    return List.copyOf(all);
  }

  private static List<Obligation> of(
      Elaboration semantics,
      List<Instruction> instructions,
      List<Definition> definitions,
      Reading reading,
      Choice choice) {
    var all = new ArrayList<Obligation>();
    for (var definition : inOrder(definitions, reading)) {
      for (var instruction : instructions) {
        if (choice.asks(definition, instruction)) {
          all.add(
              new Obligation(
                  semantics.machine().name(),
                  reading.word() + " " + definition.name(),
                  instruction.name(),
                  definition.sentence(reading),
                  new Asked(definition, semantics, instruction, reading)));
        }
      }
    }
    return all;
  }

  /**
   * As manifests have them: what is asked under most readings comes first, and what has most forms
   * last; the forms of a sensitivity stand together.
   */
  private static List<Definition> inOrder(List<Definition> definitions, Reading reading) {
    var families =
        definitions.stream()
            .flatMap(
                definition -> Stream.concat(Stream.of(definition), definition.premise().stream()))
            .filter(definition -> definition.isAsked(reading) && definition.isOfItsOwn(reading))
            .collect(
                Collectors.groupingBy(
                    definition ->
                        definition instanceof Sensitivity form ? form.kind() : definition.name(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return families.values().stream()
        .sorted(
            Comparator.comparingLong((List<Definition> forms) -> readings(forms.getFirst()))
                .reversed()
                .thenComparing(List::size))
        .flatMap(List::stream)
        .toList();
  }

  private static long readings(Definition definition) {
    return READINGS.stream().filter(definition::isOfItsOwn).count();
  }
}
