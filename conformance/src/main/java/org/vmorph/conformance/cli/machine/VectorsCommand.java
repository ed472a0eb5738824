package org.vmorph.conformance.cli.machine;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.names.MachineChoice;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.StandardStreams;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.cli.output.WholeFile;
import org.vmorph.conformance.edge.VectorText;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.proofs.vectors.Undecided;
import org.vmorph.proofs.vectors.VectorGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds test states for every way a step of a machine can go. */
@Command(
    name = "vectors",
    description = {
      "Finds test states for every way a step of a machine can go, by Z3, and writes them as JSON.",
      "Exits with 3, and writes nothing, if the solver gives up on one of them."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class VectorsCommand implements Callable<Integer> {
  @Mixin private MachineChoice machine = new MachineChoice();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write them there; to standard output unless given.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    var chosen = machine.get();
    if (out != null) {
      new WholeFile("--out", out).checkWritable();
    }
    try {
      var text = VectorText.print(VectorGenerator.of(chosen, Setting.usualWords(chosen)));
      if (out == null) {
        StandardStreams.out().print(text);
      } else {
        new WholeFile("--out", out).write(text);
      }
      return ExitCode.OK;
    } catch (Undecided unknown) {
      StandardStreams.err().println("vmorph: inconclusive: " + unknown.getMessage());
      return ExitCode.INCONCLUSIVE;
    }
  }
}
