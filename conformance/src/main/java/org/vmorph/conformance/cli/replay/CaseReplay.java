package org.vmorph.conformance.cli.replay;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.cli.classify.Explanation;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Screen;
import org.vmorph.conformance.cli.output.StandardStreams;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.FormatError;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Spoiled;
import org.vmorph.conformance.shrink.Confirmed;
import org.vmorph.conformance.shrink.Shrunk;
import org.vmorph.model.text.TextFile;
import org.vmorph.vmm.MonitorLost;

/** A saved case, run again in the setting that it names. */
final class CaseReplay {
  private final String file;

  CaseReplay(String file) {
    this.file = file;
  }

  /** The exit code. */
  int run() {
    var kept = read();
    outdated(kept);
    try {
      return print(kept, finding(kept));
    } catch (MonitorLost lost) {
      StandardStreams.out()
          .println(
              file
                  + ": "
                  + (kept.lost().isPresent() ? "reproduced" : "inconclusive")
                  + ": "
                  + lost);
      return ExitCode.INCONCLUSIVE;
    }
  }

  /** The program is there, whoever made it; where it came from is of interest to people. */
  private void outdated(Case kept) {
    var token = kept.token();
    if (kept.file().isEmpty() && token.outdated().isPresent()) {
      StandardStreams.out()
          .printf(
              "%s: program %d of seed %d is one of generator %d; this is generator %d, which makes"
                  + " another%n",
              file, token.index(), token.seed(), token.generator(), Generator.VERSION);
    }
  }

  private Case read() {
    try {
      var path = Path.of(file);
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new BadInput(file + ": is not a file; expected a case");
      }
      if (!Files.exists(path)) {
        throw new BadInput(file + ": no such file; expected a case, as conform --save writes it");
      }
      return Case.read(file, TextFile.read(path), Plugins.inUse().claims().rules());
    } catch (FormatError | InvalidPathException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    } catch (MalformedInputException e) {
      throw new BadInput(file + ": is not UTF-8 text; expected a case");
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read; expected a case");
    }
  }

  private Finding finding(Case kept) {
    try {
      return ReplayCommand.replay(kept.token(), file).run(file, kept);
    } catch (FormatError | IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  private int print(Case kept, Finding finding) {
    return switch (finding) {
      case Divergence found -> {
        var divergence = Confirmed.asFound(List.of(found)).getFirst();
        var why = Explanation.of(divergence);
        StandardStreams.out()
            .print(Screen.fold(DivergenceText.print(file, Shrunk.not(divergence), why)));
        StandardStreams.out()
            .println(
                kept.failure().equals(Optional.of(divergence.failure()))
                    ? "\nreproduced"
                    : "\nanother failure than the one that was saved, which was "
                        + kept.failure().map(Failure::toString).or(kept::lost).orElse("not told"));
        yield ExitCode.DIVERGENCE;
      }
      case Agreed agreed -> {
        StandardStreams.out()
            .println(
                file
                    + ": not reproduced: no divergence in "
                    + Count.of(agreed.steps(), "step")
                    + (agreed.halted() ? ", to the halt" : ", to the end of the budget"));
        yield ExitCode.OK;
      }
      case Spoiled spoiled -> {
        StandardStreams.out()
            .println(file + ": the program executes " + spoiled + ", which it was to do without");
        yield ExitCode.INCONCLUSIVE;
      }
    };
  }
}
