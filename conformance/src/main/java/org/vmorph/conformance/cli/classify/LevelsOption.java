package org.vmorph.conformance.cli.classify;

import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.model.arch.Architecture;
import picocli.CommandLine.Option;

/** Of which two modes the definitions are asked, as an option. */
final class LevelsOption {
  @Option(
      names = "--levels",
      paramLabel = "S:U",
      description =
          "Of a machine with several modes: whether what runs in the first can be run in the"
              + " second, as m:u.")
  private @Nullable String given;

  /** The machine, asked about these alone. */
  Architecture of(Architecture machine) {
    if (given == null) {
      return machine;
    }
    var pair = given.split(":", -1);
    if (pair.length != 2) {
      throw new BadInput("--levels " + given + ": expected two modes, as m:u");
    }
    try {
      return machine.between(pair[0], pair[1]);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--" + e.getMessage());
    }
  }
}
