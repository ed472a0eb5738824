package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.proofs.classify.BehaviourSensitive;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.vmm.control.Hybrid;

/**
 * Why a divergence at an instruction is no surprise, if it is none: what the definitions say of the
 * instruction.
 */
public final class Explanation {
  /** Of all that is explained in one run: much of it is about the same instructions. */
  private static final Classifier CLASSIFIER = new Classifier(new Prover());

  private Explanation() {}

  /** Two lines at most; empty if the theorem promises that this instruction does no harm. */
  public static Optional<String> of(Divergence divergence) {
    var setting = divergence.setting();
    boolean hybrid = setting.monitors().stream().allMatch(Hybrid.class::isInstance);
    return divergence
        .instruction()
        .map(instruction -> classify(setting.machine(), instruction))
        .flatMap(c -> hybrid ? theorem3(c) : theorem1(c));
  }

  private static Classification classify(Architecture machine, Instruction instruction) {
    var alone = machine.with(machine.name(), machine.says(), List.of(instruction));
    return CLASSIFIER.classify(alone, machine.reading()).get(0);
  }

  private static Optional<String> theorem1(Classification c) {
    var instruction = c.instruction();
    if (c.critical()) {
      return Optional.of(
          instruction
              + " is "
              + String.join(" and ", classes(c, Scope.ALL))
              + ", and not privileged.\n"
              + "Theorem 1's condition fails here, so nothing is promised to a trap-and-emulate"
              + " monitor.");
    }
    var broken = ClassificationText.names(c.conditions(Scope.ALL));
    return broken.isEmpty()
        ? Optional.empty()
        : Optional.of(
            instruction
                + " is innocuous by the definitions, but breaks a side condition: "
                + String.join(", ", broken)
                + ".\n"
                + "The definitions do not look at this (N13), so Theorem 1 holds by the letter and"
                + " promises too much.");
  }

  private static Optional<String> theorem3(Classification c) {
    var instruction = c.instruction();
    if (c.userCritical()) {
      return Optional.of(
          instruction
              + " is "
              + String.join(" and ", classes(c, Scope.USER))
              + " in user mode, and not privileged.\n"
              + "Theorem 3's condition fails here, so nothing is promised to a hybrid monitor.");
    }
    var broken = ClassificationText.names(c.conditions(Scope.USER));
    return broken.isEmpty()
        ? Optional.empty()
        : Optional.of(
            instruction
                + " is not user sensitive, but breaks a side condition in user mode: "
                + String.join(", ", broken)
                + ".\n"
                + "The definitions do not look at this (N13), so Theorem 3 holds by the letter and"
                + " promises too much.");
  }

  private static List<String> classes(Classification c, Scope scope) {
    var classes = new ArrayList<>(c.sensitivity(scope));
    classes.replaceAll(
        form ->
            form.equals(BehaviourSensitive.GENERAL)
                ? form + ", to mode and location together"
                : form);
    var resources = ClassificationText.names(c.dependsOn(scope));
    if (!resources.isEmpty()) {
      classes.add("dependent on " + String.join(" ", resources));
    }
    return classes;
  }
}
