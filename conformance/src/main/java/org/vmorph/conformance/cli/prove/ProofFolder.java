package org.vmorph.conformance.cli.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.WholeFile;
import org.vmorph.proofs.confirm.Script;
import org.vmorph.proofs.manifest.Result;

/** A folder that proofs are exported to, a file for each question. */
record ProofFolder(Path folder) {
  /**
   * Makes the folder, now, before long work is done for it.
   *
   * @throws BadInput if it cannot be
   */
  static ProofFolder open(Path folder) {
    if (folder.toString().isEmpty()) {
      throw new BadInput("--export '': expected the name of a folder");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInput("--export " + folder + ": cannot be made a folder");
    }
    if (!Files.isWritable(folder)) {
      throw new BadInput("--export " + folder + ": cannot be written to");
    }
    return new ProofFolder(folder);
  }

  void write(List<Result> results) {
    for (var result : results) {
      for (var script : Script.of(result.obligation(), result.proof())) {
        new WholeFile("--export", folder.resolve(script.name())).write(script.text());
      }
    }
  }
}
