package org.vmorph.conformance.cli.names;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A machine, as {@code --isa NAME} or as the one argument. */
public final class MachineChoice {
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

  @Mixin private ConfigOption config = new ConfigOption();

  /** The machine; the argument and the option must not differ. */
  public Architecture get() {
    if (positional != null && option != null && !positional.equals(option)) {
      throw new BadInput(
          "two machines, '" + positional + "' and --isa '" + option + "'; expected one");
    }
    var name = positional == null ? option : positional;
    if (name == null) {
      throw new BadInput("no machine given; ./vmorph isas lists them");
    }
    return config.of(Names.machine(name));
  }

  /** Its parameters that are words, and of which nothing is given. */
  public List<Parameter> open(Architecture chosen) {
    return config.open(chosen);
  }
}
