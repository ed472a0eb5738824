package org.vmorph.conformance.cli;

import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A machine, as {@code --isa NAME} or as the one argument. */
final class MachineChoice {
  @Parameters(
      paramLabel = "MACHINE",
      arity = "0..1",
      completionCandidates = Candidates.OfMachines.class,
      description = "The machine.")
  private @Nullable String positional;

  @Option(
      names = "--isa",
      completionCandidates = Candidates.OfMachines.class,
      paramLabel = "NAME",
      description = "The machine; the same as the argument.")
  private @Nullable String option;

  Architecture get() {
    if (positional != null && option != null && !positional.equals(option)) {
      throw new BadInput(
          "two machines, '" + positional + "' and --isa '" + option + "'; expected one");
    }
    var name = positional == null ? option : positional;
    if (name == null) {
      throw new BadInput("no machine given; ./vmorph isas lists them");
    }
    return Names.machine(name);
  }
}
