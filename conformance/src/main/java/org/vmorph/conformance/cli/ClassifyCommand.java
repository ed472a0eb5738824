package org.vmorph.conformance.cli;

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
        "Classifies every instruction of a machine, for all states, and says what the theorems make"
            + " of it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ClassifyCommand implements Callable<Integer> {
  @Mixin private MachineChoice machine = new MachineChoice();

  @Option(
      names = "--reading",
      paramLabel = "NAME",
      description = "literal, intended or shadowed; the machine's own unless given.")
  private @Nullable String reading;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    var chosen = machine.get();
    var how = Names.reading(Optional.ofNullable(reading), chosen);
    var terminal = output.open();
    terminal.progress("classifying " + Count.of(chosen.instructions().size(), "instruction"));
    var classes = new Classifier(new Prover()).classify(chosen, how);
    terminal.done();
    var answer = new Prediction(chosen, how, classes);
    terminal.print(
        output.quiet() ? ClassificationText.theorems(answer) : ClassificationText.of(answer));
    output.write(() -> ClassificationJson.of(answer));
    return classes.stream().anyMatch(Classification::unknown) ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }
}
