package org.vmorph.conformance.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.FormatError;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.Agreed;
import org.vmorph.conformance.run.Divergence;
import org.vmorph.conformance.run.Finding;
import org.vmorph.conformance.run.Spoiled;
import org.vmorph.conformance.shrink.Shrunk;

/** A saved case, run again in the setting that it names. */
final class CaseReplay {
  private final String file;

  CaseReplay(String file) {
    this.file = file;
  }

  /** The exit code. */
  int run() {
    var kept = read();
    return print(kept, finding(kept));
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
      return Case.read(file, Files.readString(path));
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
      return ReplayCommand.replay(kept.token()).run(file, kept);
    } catch (FormatError | IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  private int print(Case kept, Finding finding) {
    return switch (finding) {
      case Divergence divergence -> {
        var why = Explanation.of(divergence);
        System.out.print(DivergenceText.print(file, Shrunk.not(divergence), why));
        System.out.println(
            divergence.failure().equals(kept.failure())
                ? "\nreproduced"
                : "\nanother failure than the one that was saved, which was " + kept.failure());
        yield ExitCode.DIVERGENCE;
      }
      case Agreed agreed -> {
        System.out.println(
            file
                + ": not reproduced: no divergence in "
                + Count.of(agreed.steps(), "step")
                + (agreed.halted() ? ", to the halt" : ", to the end of the budget"));
        yield ExitCode.OK;
      }
      case Spoiled spoiled -> {
        System.out.println(
            file + ": the program executes " + spoiled + ", which it was to do without");
        yield ExitCode.INCONCLUSIVE;
      }
    };
  }
}
