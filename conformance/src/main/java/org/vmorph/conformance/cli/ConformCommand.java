package org.vmorph.conformance.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.Campaign;
import org.vmorph.conformance.shrink.Shrinker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares generated programs on the bare machine and under monitors. */
@Command(
    name = "conform",
    description =
        "Runs generated programs on the bare machine and under monitors, and compares them after"
            + " every instruction.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ConformCommand implements Callable<Integer> {
  @Option(
      names = "--isa",
      paramLabel = "NAME",
      defaultValue = "third-generation",
      description = "The machine; ${DEFAULT-VALUE} unless given.")
  private String isa = "";

  @Mixin private CampaignOptions options = new CampaignOptions();

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    var machine = Names.machine(isa);
    var setting = options.setting(machine);
    var terminal = output.open();
    var started = System.nanoTime();
    var result =
        Campaign.of(setting, options.seed(), options.programs())
            .onThreads(options.threads())
            .keepGoing(options.keepGoing())
            .tellTo(
                (done, coverage) ->
                    terminal.progress(
                        ProgressLine.of(done, options.programs(), System.nanoTime() - started)))
            .run();
    terminal.done();
    var first = result.first().map(Shrinker::shrink);
    if (!output.quiet()) {
      terminal.print(ConformText.figures(result));
      first.ifPresent(
          shrunk ->
              terminal.print("\n" + DivergenceText.print(shrunk, why(machine, shrunk)) + "\n"));
    }
    terminal.print(ConformText.verdict(result, terminal));
    output.write(() -> ConformJson.of(result, first));
    return switch (result.verdict()) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.DIVERGENCE;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }

  private static Optional<String> why(
      org.vmorph.model.arch.Architecture machine, org.vmorph.conformance.shrink.Shrunk shrunk) {
    return Explanation.of(machine, shrunk.smallest().instruction());
  }
}
