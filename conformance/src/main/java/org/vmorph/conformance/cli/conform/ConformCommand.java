package org.vmorph.conformance.cli.conform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.names.Candidates;
import org.vmorph.conformance.cli.names.ConfigOption;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Interruption;
import org.vmorph.conformance.cli.output.Output;
import org.vmorph.conformance.cli.output.ProgressLine;
import org.vmorph.conformance.cli.output.StandardStreams;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.cli.output.WholeFile;
import org.vmorph.conformance.edge.Beforehand;
import org.vmorph.conformance.replay.Baseline;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.CaseFolder;
import org.vmorph.conformance.replay.FormatError;
import org.vmorph.conformance.replay.Retrial;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.OwnPrograms;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.AssemblyError;
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
public final class ConformCommand implements Callable<Integer> {
  @Option(
      names = "--isa",
      completionCandidates = Candidates.OfMachines.class,
      paramLabel = "NAME",
      defaultValue = "third-generation",
      description = "The machine; ${DEFAULT-VALUE} unless given.")
  private String isa = "";

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private CampaignOptions options = new CampaignOptions();

  @Option(
      names = "--guests",
      paramLabel = "DIR",
      description =
          "Programs of your own, in assembly, instead of generated ones; with --programs N, beside"
              + " so many of those.")
  private @Nullable Path guests;

  @Mixin private CaseOptions kept = new CaseOptions();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write a summary in JUnit's XML there as well.")
  private @Nullable Path junit;

  @Option(
      names = "--brief",
      description = "The failure, if there is one, and the verdict; no figures.")
  private boolean brief;

  @Option(
      names = "--annotations",
      paramLabel = "KIND",
      description =
          "Print each failure once more for those who show it beside the code: github, as workflow"
              + " commands.")
  private @Nullable String annotations;

  @Option(
      names = "--states",
      description =
          "Try what generated guests hardly ever do without any of these as well: the test states"
              + " that come with the machine, one for each way through each instruction at least,"
              + " and staged guests.")
  private boolean states;

  @Mixin private Output output = new Output();

  private final long started = System.nanoTime();

  @Override
  public Integer call() throws IOException {
    var machine = config.of(Names.machine(isa));
    if (annotations != null) {
      Annotations.named(annotations);
    }
    if (options.together() > 1) {
      options.checkPrograms(false);
      return together(options.setting(machine));
    }
    boolean others = guests != null || kept.hasCases() || states;
    options.checkPrograms(others);
    boolean generates = options.programs() > 0 && (guests == null || options.asksForPrograms());
    var setting =
        generates || guests == null ? options.setting(machine) : options.settingOfOwn(machine);
    var baseline = new Baseline(kept.baseline().entries(), options.rules());
    var saved = kept.cases();
    var mine = guests == null ? null : ownGuests(machine, guests);
    kept.checkWritable();
    if (junit != null) {
      new WholeFile("--junit", junit).checkWritable();
    }
    var terminal = output.open();
    var cases = kept.hasCases() ? Optional.of(retrial(saved, setting)) : Optional.<Retrial>empty();
    boolean gone = cases.flatMap(Retrial::lost).isPresent();
    var own = Optional.ofNullable(mine).map(all -> own(machine, all, baseline, gone));
    boolean lost = gone || own.flatMap(all -> all.result().lost()).isPresent();
    var generated =
        generates
            ? Optional.of(campaign(setting, baseline, terminal, lost ? 0 : options.programs()))
            : Optional.<CampaignResult>empty();
    boolean goesOn = generated.map(this::goesOn).orElse(states);
    var tried =
        goesOn && !lost
            ? Optional.of(Beforehand.of(setting, options.seed()))
            : Optional.<Beforehand>empty();
    terminal.done();
    return tell(new Conformed(baseline, setting, cases, tried, own, generated), terminal);
  }

  /**
   * A run ends with the first divergence, and with a monitor that is lost or a user who is tired.
   */
  private boolean goesOn(CampaignResult result) {
    return result.divergent() > 0
        ? options.keepGoing()
        : result.programs() + result.dropped() == options.programs();
  }

  private OwnGuests ownGuests(Architecture machine, Path folder) throws IOException {
    return OwnGuests.of(folder, options.settingOfOwn(machine));
  }

  /** What is wrong in a case is told with its folder as it was given. */
  private Retrial retrial(List<CaseFolder.Saved> saved, Setting setting) {
    try {
      return Retrial.of(saved, setting);
    } catch (AssemblyError e) {
      throw e.seenFrom(Path.of(kept.casesFolder(), "any" + Case.ENDING));
    } catch (FormatError e) {
      throw new BadInput(Path.of(kept.casesFolder()) + File.separator + e.getMessage());
    }
  }

  /** Who has been lost is not asked for anything more. */
  private Conformed.Own own(Architecture machine, OwnGuests all, Baseline baseline, boolean lost) {
    var setting = options.settingOfOwn(machine);
    var programs =
        new OwnPrograms(
            setting,
            lost ? List.of() : all.programs(),
            failure -> baseline.knows(setting, failure),
            Interruption.asked());
    return new Conformed.Own(all, programs.run());
  }

  private CampaignResult campaign(
      Setting setting, Baseline baseline, Terminal terminal, long programs) {
    return Campaign.of(setting, options.seed(), programs)
        .onThreads(options.threads())
        .keepGoing(options.keepGoing())
        .past(failure -> baseline.knows(setting, failure))
        .until(Interruption.asked())
        .tellTo(new ProgressLine(terminal, "depth " + setting.depth(), programs))
        .run();
  }

  private int together(Setting setting) {
    if (kept.any() || guests != null || states || annotations != null || options.asksForRules()) {
      throw new BadInput(
          "--together: --rule, --guests, --states, --cases, --save, --baseline and --annotations"
              + " are for one guest at a time");
    }
    var monitor = options.sharing(setting);
    if (junit != null) {
      new WholeFile("--junit", junit).checkWritable();
    }
    var terminal = output.open();
    var result = run(setting, monitor, Interruption.asked());
    var told = TogetherText.told(result);
    var story = told.map(small -> TogetherText.interference(result, small)).orElse("");
    if (!output.quiet()) {
      terminal.print(
          (brief ? "" : TogetherText.figures(result)) + story + TogetherText.lost(result));
    }
    terminal.print(TogetherText.verdict(result, told, terminal));
    output.write(() -> TogetherText.json(result, told));
    if (junit != null) {
      new WholeFile("--junit", junit).write(TogetherText.junit(result, told, story, started));
    }
    return TogetherText.exitCode(result.verdict());
  }

  private Together.Result run(Setting setting, TimeSharing monitor, AtomicBoolean stop) {
    try {
      return new Together(
              setting, monitor, options.together(), options.seed(), options.programs(), stop)
          .run();
    } catch (NotApplicable why) {
      throw new BadInput("--together %d: %s".formatted(options.together(), why.getMessage()));
    }
  }

  private int tell(Conformed conformed, Terminal terminal) {
    var told =
        kept.saves()
            ? ToldFailures.ofEachFailure(conformed.found())
            : ToldFailures.ofEachRule(conformed.found());
    var text = new ConformedText(conformed, told, kept);
    if (!output.quiet()) {
      // What a failure is about comes before what was counted.
      told.first().ifPresent(first -> terminal.print(first.text() + "\n"));
    }
    if (!output.quiet() && !brief && conformed.hasCompared()) {
      terminal.print(text.cases() + text.beforehand() + text.own());
      conformed.generated().ifPresent(result -> terminal.print(ConformText.figures(result)));
      terminal.print(ConformText.unchecked(conformed.setting()) + text.known());
    }
    if (!output.quiet()) {
      terminal.print(text.lost());
      if (kept.knowsAny()) {
        told.first().ifPresent(first -> terminal.print(text.toBeKnown(first.shrunk().smallest())));
      }
    }
    output.write(() -> ConformJson.of(conformed, told));
    if (junit != null) {
      new WholeFile("--junit", junit).write(ConformJUnit.of(conformed, told, started));
    }
    // What may fail for want of room on a disk comes after what was found has been written.
    if (kept.saves()) {
      terminal.print(text.saved());
    }
    terminal.print(text.verdict(terminal));
    if (annotations != null) {
      StandardStreams.out().print(Annotations.named(annotations).of(conformed, told));
    }
    return conformed.exitCode();
  }
}
