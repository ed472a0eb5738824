package org.vmorph.conformance.cli.check;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.names.Candidates;
import org.vmorph.conformance.cli.names.ConfigOption;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Interruption;
import org.vmorph.conformance.cli.output.Output;
import org.vmorph.conformance.cli.output.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job. */
@Command(
    name = "check",
    description =
        "Asks of every machine: what does the theorem predict, and what is observed under a"
            + " monitor?",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--isa",
      completionCandidates = Candidates.OfMachines.class,
      paramLabel = "NAME",
      description = "Only this machine; all unless given.")
  private @Nullable String isa;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--programs",
      paramLabel = "N",
      defaultValue = "50000",
      description = "Programs for each machine and monitor; ${DEFAULT-VALUE} unless given.")
  private long programs;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1974",
      description = "The seed all programs come from; ${DEFAULT-VALUE} unless given.")
  private long seed;

  @Mixin private CacheOption cache = new CacheOption();

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    if (programs < 1) {
      throw new BadInput("--programs " + programs + ": expected at least 1");
    }
    if (isa == null && config.isGiven()) {
      throw new BadInput("--config: of which machine; expected --isa NAME with it");
    }
    var machines =
        isa == null
            ? Names.asked()
            : Names.asked(Names.machine(isa)).stream().map(config::of).toList();
    var terminal = output.open();
    var result =
        new Check(
                programs,
                seed,
                Plugins.inUse().claims(),
                cache.prover(),
                terminal,
                Interruption.asked())
            .all(machines);
    terminal.done();
    if (!output.quiet()) {
      terminal.print(CheckText.tables(result));
    }
    terminal.print(CheckText.verdict(result, terminal));
    output.write(() -> CheckJson.of(result, seed));
    return result.exitCode();
  }
}
