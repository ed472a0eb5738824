package org.vmorph.conformance.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.Campaign;
import org.vmorph.conformance.run.CampaignResult;
import org.vmorph.conformance.run.NotApplicable;
import org.vmorph.conformance.run.Setting;
import org.vmorph.conformance.run.Together;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.TimeSharing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares generated programs on the bare machine and under monitors. */
@Command(
    name = "conform",
    description =
        "Runs generated programs on the bare machine and under monitors, and compares them at every"
            + " monitor entry and at the halt; a sample, and whatever differs, after every"
            + " instruction.",
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
    if (options.together() > 1) {
      return together(setting);
    }
    var terminal = output.open();
    try (var interruption = Interruption.watch()) {
      var result =
          Campaign.of(setting, options.seed(), options.programs())
              .onThreads(options.threads())
              .keepGoing(options.keepGoing())
              .until(interruption.asked())
              .tellTo(new ProgressLine(terminal, "depth " + setting.depth(), options.programs()))
              .run();
      terminal.done();
      return tell(machine, result, terminal);
    }
  }

  private int together(Setting setting) {
    var monitor = options.sharing(setting);
    try (var interruption = Interruption.watch()) {
      var result = run(setting, monitor, interruption.asked());
      var terminal = output.open();
      if (!output.quiet()) {
        terminal.print(TogetherText.figures(result));
        result.first().ifPresent(seen -> terminal.print(TogetherText.interference(result, seen)));
      }
      terminal.print(TogetherText.verdict(result, terminal));
      output.write(() -> TogetherText.json(result));
      return TogetherText.exitCode(result.verdict());
    }
  }

  private Together.Result run(Setting setting, TimeSharing monitor, AtomicBoolean stop) {
    try {
      return new Together(
              setting, monitor, options.together(), options.seed(), options.programs(), stop)
          .run();
    } catch (NotApplicable why) {
      throw new BadInput(String.valueOf(why.getMessage()));
    }
  }

  private int tell(Architecture machine, CampaignResult result, Terminal terminal) {
    var first = result.first().map(Shrinker::shrink);
    if (!output.quiet()) {
      terminal.print(ConformText.figures(result));
      first.ifPresent(
          shrunk ->
              terminal.print(
                  "\n" + DivergenceText.print(shrunk, Explanation.of(shrunk.smallest())) + "\n"));
    }
    terminal.print(ConformText.verdict(result, terminal));
    output.write(() -> ConformJson.of(result, first));
    return switch (result.verdict()) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.DIVERGENCE;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }
}
