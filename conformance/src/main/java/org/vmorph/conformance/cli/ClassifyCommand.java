package org.vmorph.conformance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.symbolic.Prover;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Classifies every instruction of a machine and says what the theorems make of it. */
@Command(
    name = "classify",
    description =
        "Classifies every instruction of a machine, for all states, and says what the theorems make of it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ClassifyCommand implements Callable<Integer> {
  @Mixin private MachineChoice machine = new MachineChoice();

  @Option(
      names = "--reading",
      paramLabel = "NAME",
      description = "literal, intended or shadowed; the machine's own unless given.")
  private @Nullable String reading;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result there as well.")
  private @Nullable Path json;

  @Option(names = "--quiet", description = "Only the verdicts of the theorems.")
  private boolean quiet;

  @Override
  public Integer call() {
    var chosen = machine.get();
    var how = Names.reading(Optional.ofNullable(reading), chosen);
    if (json != null) {
      Json.checkWritable(json);
    }
    var classes = new Classifier(Prover::neverHappens).classify(chosen, how);
    var answer = new Prediction(chosen, how, classes);
    System.out.print(quiet ? ClassificationText.theorems(answer) : ClassificationText.of(answer));
    if (json != null) {
      Json.write(json, ClassificationJson.of(answer));
    }
    return classes.stream().anyMatch(Classification::unknown) ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }
}
