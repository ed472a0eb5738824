package org.vmorph.conformance.cli.machine;

import java.util.concurrent.Callable;
import org.vmorph.conformance.cli.names.MachineChoice;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.StandardStreams;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Manual;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the manual of a machine. */
@Command(
    name = "manual",
    description = "Prints the manual of a machine, from the data that is run and proved.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ManualCommand implements Callable<Integer> {
  @Mixin private MachineChoice machine = new MachineChoice();

  @Option(
      names = "--expanded",
      description = "What is meant instead of what is written: every check, every write.")
  private boolean expanded;

  @Override
  public Integer call() {
    var chosen = machine.get();
    StandardStreams.out()
        .print(expanded ? Manual.expanded(new Elaboration(chosen)) : Manual.of(chosen));
    return ExitCode.OK;
  }
}
