package org.vmorph.conformance.cli.classify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.names.MachineChoice;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Output;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.cli.output.WholeFile;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.provisos.Goal;
import org.vmorph.proofs.provisos.ProvisoSearch;
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
public final class ClassifyCommand implements Callable<Integer> {
  @Mixin private MachineChoice machine = new MachineChoice();

  @Option(
      names = "--reading",
      paramLabel = "NAME",
      description =
          "literal, intended or shadowed, the machine's own unless given; intended+processor, and"
              + " so on, where the processor is a resource.")
  private @Nullable String reading;

  @Option(
      names = "--explain",
      paramLabel = "NAME",
      description =
          "What was asked of this instruction, and a case for each verdict that has one; may be"
              + " given again.")
  private List<String> explained = List.of();

  @Option(
      names = "--diff",
      arity = "2",
      paramLabel = "NAME",
      description = "What differs between two readings.")
  private List<String> diff = List.of();

  @Option(
      names = "--diagram",
      paramLabel = "FILE",
      description = "Draw the sets of instructions there, as SVG.")
  private @Nullable Path diagram;

  @Mixin private LevelsOption levels = new LevelsOption();

  @Option(
      names = "--find-configuration",
      description =
          "Leave open each parameter that --config does not give, and say under which of them"
              + " Theorem 1 holds.")
  private boolean findsConfiguration;

  @Mixin private CacheOption cache = new CacheOption();

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    if (findsConfiguration) {
      return configuration(machine.get());
    }
    var chosen = levels.of(machine.get());
    var classifier = new Classifier(cache.prover());
    return diff.isEmpty() ? classify(chosen, classifier) : difference(chosen, classifier);
  }

  private int classify(Architecture chosen, Classifier classifier) {
    var how = Names.reading(Optional.ofNullable(reading), chosen);
    var which = Names.parts(explained, chosen);
    var picture = Optional.ofNullable(diagram).map(file -> new WholeFile("--diagram", file));
    picture.ifPresent(WholeFile::checkWritable);
    var terminal = output.open();
    var answer = predict(classifier, chosen, how, terminal);
    terminal.print(text(answer, which, terminal));
    output.write(() -> ClassificationJson.of(answer));
    picture.ifPresent(file -> file.write(EulerDiagram.of(answer)));
    return code(answer);
  }

  private String text(Prediction answer, List<String> which, Terminal terminal) {
    if (output.quiet()) {
      return ClassificationText.theorems(answer);
    }
    return which.isEmpty()
        ? ClassificationText.of(answer)
        : ClassificationText.heading(answer.machine(), answer.reading().says())
            + answer.parts().stream()
                .filter(c -> which.contains(c.instruction().name()))
                .map(c -> DefinitionVerdictsText.of(answer.machine(), c, terminal))
                .collect(Collectors.joining("\n", "", "\n"))
            + ClassificationText.theorems(answer);
  }

  private int configuration(Architecture chosen) {
    if (!diff.isEmpty() || diagram != null) {
      throw new BadInput("--find-configuration with --diff or --diagram: expected one of them");
    }
    var open = machine.open(chosen);
    if (open.isEmpty()) {
      throw new BadInput("--find-configuration: " + chosen + " has no parameter to leave open");
    }
    var how = Names.reading(Optional.ofNullable(reading), chosen);
    var asked = levels.of(chosen);
    var terminal = output.open();
    terminal.progress("searching for what " + asked + " needs");
    var search = new ProvisoSearch(cache.prover(), chosen, levels::of, how, open);
    if (search.open().isEmpty()) {
      terminal.done();
      throw new BadInput(
          "--find-configuration: %s is another machine under each of %s; give it with --config"
              .formatted(chosen, search.held().stream().map(it -> it.parameter().name()).toList()));
    }
    var found = Stream.of(Goal.values()).map(search::find).toList();
    terminal.done();
    terminal.print(
        ClassificationText.heading(asked, how.says())
            + ProvisosText.of(asked, search, found, !explained.isEmpty()));
    output.write(() -> ProvisosJson.of(asked, search, found));
    return found.stream().anyMatch(it -> !it.unknown().isEmpty())
        ? ExitCode.INCONCLUSIVE
        : ExitCode.OK;
  }

  private int difference(Architecture chosen, Classifier classifier) {
    checkAlone();
    var one = Names.reading(diff.get(0));
    var other = Names.reading(diff.get(1));
    if (one.equals(other)) {
      throw new BadInput("--diff " + one + " " + other + ": expected two different readings");
    }
    var terminal = output.open();
    var difference =
        new ReadingDifference(
            predict(classifier, chosen, one, terminal),
            predict(classifier, chosen, other, terminal));
    terminal.print(
        output.quiet()
            ? ReadingDifferenceText.theorems(difference)
            : ReadingDifferenceText.of(difference));
    output.write(
        () -> {
          var object = ClassificationJson.of(difference.one());
          object.put("difference", ReadingDifferenceText.json(difference));
          return object;
        });
    return ExitCode.worse(code(difference.one()), code(difference.other()));
  }

  private void checkAlone() {
    var other =
        reading != null
            ? "--reading"
            : !explained.isEmpty() ? "--explain" : diagram != null ? "--diagram" : "";
    if (!other.isEmpty()) {
      throw new BadInput("--diff with " + other + ": expected one of them");
    }
    if (diff.size() > 2) {
      throw new BadInput("--diff more than once: expected two readings");
    }
  }

  private static Prediction predict(
      Classifier classifier, Architecture chosen, Reading how, Terminal terminal) {
    terminal.progress("classifying " + Count.of(chosen.instructions().size(), "instruction"));
    var prediction = Prediction.of(classifier, chosen, how);
    terminal.done();
    return prediction;
  }

  private static int code(Prediction answer) {
    return answer.unknown() ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }
}
