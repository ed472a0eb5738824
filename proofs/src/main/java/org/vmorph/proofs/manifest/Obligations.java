package org.vmorph.proofs.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Step;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.classify.DefinitionObligations;
import org.vmorph.proofs.classify.SideCondition;
import org.vmorph.proofs.classify.Surroundings;
import org.vmorph.proofs.homomorphism.Lemmas;
import org.vmorph.proofs.homomorphism.Monitor;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.vmm.control.Confining;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Everything there is to be proved about a machine. */
public final class Obligations {
  /** The monitors written in Java for one guest, of which there is something to be proved. */
  public static final List<Confining> MONITORS = List.of(new TrapAndEmulate(), new Hybrid());

  private Obligations() {}

  /**
   * All obligations of a machine.
   *
   * @param like machines of which the obligations are proved elsewhere. The definitions are not
   *     asked again of an instruction that means the same there, word for word, but of what it
   *     depends on that only this machine has. The lemmas are not asked again where all of a step
   *     is the same.
   */
  public static List<Obligation> of(Architecture machine, List<Architecture> like) {
    var semantics = new Elaboration(machine);
    var surroundings = Surroundings.of(machine);
    var others =
        like.stream()
            .filter(other -> Surroundings.of(other).equals(surroundings))
            .map(Elaboration::new)
            .toList();
    var definitions = DefinitionObligations.ALL;
    var all = new ArrayList<Obligation>();
    for (var reading : DefinitionObligations.READINGS) {
      all.addAll(definitions.of(semantics, reading, (d, i) -> isNew(semantics, others, d, i)));
    }
    var instructions =
        machine.instructions().stream()
            .filter(i -> others.stream().noneMatch(other -> sameStep(semantics, other, i)))
            .toList();
    boolean whole = others.stream().noneMatch(other -> sameCycle(machine, other.machine()));
    if (whole) {
      DefinitionObligations.READINGS.forEach(r -> all.addAll(definitions.ofEveryStep(machine, r)));
    }
    for (var monitor : MONITORS) {
      if (monitor.inapplicable(machine).isEmpty()) {
        all.addAll(
            whole
                ? Lemmas.of(semantics, Monitor.of(monitor))
                : Lemmas.of(semantics, Monitor.of(monitor), instructions));
      }
    }
    return List.copyOf(all);
  }

  /** What there is to be proved of a machine, and of none before it in an order. */
  public static List<Obligation> newOn(Architecture machine, List<Architecture> order) {
    var before = order.stream().takeWhile(other -> !other.name().equals(machine.name())).toList();
    return of(machine, before);
  }

  /**
   * A definition that names a component the other machine does not have is new everywhere. A side
   * condition is about the whole step, with what belongs to every step.
   */
  private static boolean isNew(
      Elaboration semantics,
      List<Elaboration> others,
      Definition definition,
      Instruction instruction) {
    return others.stream()
        .filter(other -> other.machine().components().containsAll(definition.about()))
        .noneMatch(
            other ->
                means(other, instruction, definition)
                    .equals(means(semantics, instruction, definition)));
  }

  private static Optional<Step> means(
      Elaboration semantics, Instruction instruction, Definition definition) {
    return semantics
        .machine()
        .instruction(instruction.name())
        .filter(its -> its.form().operands().equals(instruction.form().operands()))
        .map(
            its ->
                definition instanceof SideCondition ? semantics.cycle(its) : semantics.step(its));
  }

  private static boolean sameStep(
      Elaboration semantics, Elaboration other, Instruction instruction) {
    return sameCycle(semantics.machine(), other.machine())
        && other.machine().instructions().stream().anyMatch(its -> its == instruction);
  }

  private static boolean sameCycle(Architecture machine, Architecture other) {
    return machine.components().equals(other.components())
        && machine.cycle().equals(other.cycle())
        && machine.fetch().equals(other.fetch());
  }
}
