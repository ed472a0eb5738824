package org.vmorph.conformance.cli.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vmorph.conformance.cli.classify.Prediction;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.OutputFolder;
import org.vmorph.conformance.cli.output.StandardStreams;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.cli.output.WholeFile;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.classify.Classifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes what the theorems say of all machines as pages for a browser. */
@Command(
    name = "atlas",
    description =
        "Writes what the theorems say of all machines as pages for a browser: a matrix, a page for"
            + " each machine, and what its history tells. They need no server.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class AtlasCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      description = "The folder; made if it is not there. Begin with index.html.")
  private Path folder = Path.of("");

  @Mixin private CacheOption cache = new CacheOption();

  @Override
  public Integer call() {
    checkFolder();
    var terminal = Terminal.of(System.getenv(), false);
    var classifier = new Classifier(cache.prover());
    var stories = Story.all();
    var asked = new ArrayList<>(Names.asked());
    var told =
        stories.stream()
            .flatMap(story -> story.stations().stream())
            .map(Story.Station::machine)
            .distinct()
            .map(name -> Names.called(name, "atlas"))
            .filter(
                machine ->
                    asked.stream().noneMatch(other -> other.called().equals(machine.called())))
            .toList();
    var machines = answers(classifier, asked, terminal);
    var settings = answers(classifier, told, terminal);
    var pages = Atlas.pages(machines, settings, stories);
    write(pages);
    terminal.done();
    StandardStreams.out()
        .println(Count.of(machines.size(), "machine") + " in " + folder.resolve(Atlas.INDEX));
    boolean unknown = machines.stream().anyMatch(Prediction::unknown);
    return unknown ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }

  private static List<Prediction> answers(
      Classifier classifier, List<Architecture> machines, Terminal terminal) {
    var answers = new ArrayList<Prediction>();
    for (var machine : machines) {
      terminal.progress(
          "classifying %s, %d of %d"
              .formatted(machine.title(), answers.size() + 1, machines.size()));
      answers.add(Prediction.of(classifier, machine, machine.reading()));
    }
    return answers;
  }

  /** Before long work is done for it. */
  private void checkFolder() {
    OutputFolder.checkNamed("atlas", folder);
    WholeFile.unusable(folder)
        .ifPresent(
            why -> {
              throw new BadInput("atlas " + folder + ": cannot write there: " + why);
            });
    if (Files.isDirectory(folder)) {
      checkOurs();
    } else if (Files.exists(folder)) {
      throw new BadInput("atlas " + folder + ": is a file; expected a folder");
    }
    OutputFolder.make("atlas", folder);
  }

  /** Pages are not strewn among files of somebody else's. */
  private void checkOurs() {
    try (var files = Files.list(folder)) {
      boolean empty = files.findAny().isEmpty();
      if (!empty && !Files.exists(folder.resolve(Atlas.STYLE))) {
        throw new BadInput(
            "atlas "
                + folder
                + ": has files that are no atlas; expected an empty folder, or a new one");
      }
    } catch (IOException e) {
      throw new BadInput("atlas " + folder + ": cannot be made a folder");
    }
  }

  /** The index comes last: what it leads to is there. */
  private void write(Map<String, String> pages) {
    pages.forEach((name, text) -> new WholeFile("atlas", folder.resolve(name)).write(text));
  }
}
