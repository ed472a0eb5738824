package org.vmorph.conformance.cli.conform;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.WholeFile;
import org.vmorph.conformance.replay.Baseline;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.CaseFolder;
import org.vmorph.conformance.replay.FormatError;
import org.vmorph.model.text.TextFile;
import picocli.CommandLine.Option;

/** What is kept from one run to the next, as options: cases, and known failures. */
final class CaseOptions {
  @Option(
      names = "--cases",
      paramLabel = "DIR",
      description = "Saved cases, which are tried first.")
  private @Nullable Path cases;

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = "Save each failure that is found there, made small, as a case.")
  private @Nullable Path save;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Known failures: they are reported, and do not fail the run.")
  private @Nullable Path baseline;

  /** Whether any of them is given. */
  boolean any() {
    return cases != null || save != null || baseline != null;
  }

  /** Whether cases are to be tried. */
  boolean hasCases() {
    return cases != null;
  }

  /** The folder of the cases, as it was given. */
  String casesFolder() {
    return String.valueOf(cases);
  }

  /** The file of the known failures, as it was given. */
  String baselineFile() {
    return String.valueOf(baseline);
  }

  /** The saved cases. */
  List<CaseFolder.Saved> cases() {
    if (cases == null) {
      return List.of();
    }
    if (!Files.isDirectory(cases)) {
      throw new BadInput(
          "--cases "
              + cases
              + (Files.exists(cases) ? ": is not a folder" : ": no such folder")
              + "; expected one that --save has written");
    }
    try {
      return new CaseFolder(cases).read(Plugins.inUse().claims().rules());
    } catch (FormatError e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new BadInput("--cases " + cases + ": cannot be read: " + e.getMessage());
    }
  }

  /** The known failures. */
  Baseline baseline() {
    if (baseline == null) {
      return Baseline.NONE;
    }
    if (!Files.isRegularFile(baseline)) {
      throw new BadInput(
          "--baseline "
              + baseline
              + (Files.exists(baseline) ? ": is not a file" : ": no such file")
              + "; expected one of known failures");
    }
    try {
      return Baseline.read(
          baseline.toString(), TextFile.read(baseline), Plugins.inUse().claims().rules());
    } catch (FormatError e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    } catch (MalformedInputException e) {
      throw new BadInput("--baseline " + baseline + ": is not UTF-8 text");
    } catch (IOException e) {
      throw new BadInput("--baseline " + baseline + ": cannot be read: " + e.getMessage());
    }
  }

  /** Rejects a folder that cases cannot be written into, before long work is done for it. */
  void checkWritable() {
    if (save == null) {
      return;
    }
    var folder = Files.exists(save) ? save : save.toAbsolutePath().getParent();
    if (WholeFile.unusable(save).isPresent()
        || folder == null
        || !Files.isDirectory(folder)
        || !Files.isWritable(folder)) {
      throw new BadInput(
          "--save " + save + ": cannot write there; expected a folder, or a name for a new one");
    }
  }

  /** Whether failures may be known. */
  boolean knowsAny() {
    return baseline != null;
  }

  /** Whether failures are to be saved. */
  boolean saves() {
    return save != null;
  }

  /** Saves a case, if this is wanted. */
  Path save(Case kept) {
    if (save == null) {
      throw new IllegalStateException("no --save");
    }
    try {
      return new CaseFolder(save).save(kept);
    } catch (IOException e) {
      throw new BadInput("--save " + save + ": cannot be written: " + e.getMessage());
    }
  }
}
