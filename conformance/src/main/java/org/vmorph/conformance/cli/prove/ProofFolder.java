package org.vmorph.conformance.cli.prove;

import java.nio.file.Path;
import java.util.List;
import org.vmorph.conformance.cli.output.OutputFolder;
import org.vmorph.conformance.cli.output.WholeFile;
import org.vmorph.proofs.confirm.Script;
import org.vmorph.proofs.manifest.Result;

/** A folder that proofs are exported to, a file for each question. */
record ProofFolder(Path folder) {
  /**
   * Makes the folder, now, before long work is done for it.
   *
   * @throws org.vmorph.conformance.cli.output.BadInput if it cannot be
   */
  static ProofFolder open(Path folder) {
    OutputFolder.make("--export", folder);
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
