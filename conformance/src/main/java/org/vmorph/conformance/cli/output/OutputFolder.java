package org.vmorph.conformance.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that results go into. */
public final class OutputFolder {
  private OutputFolder() {}

  /** Rejects an empty name. */
  public static void checkNamed(String option, Path folder) {
    if (folder.toString().isEmpty()) {
      throw new BadInput(option + " '': expected the name of a folder");
    }
  }

  /**
   * Makes the folder, now, before long work is done for it.
   *
   * @param option by which it was named
   * @throws BadInput if it cannot be
   */
  public static void make(String option, Path folder) {
    checkNamed(option, folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInput(option + " " + folder + ": cannot be made a folder");
    }
    if (!Files.isWritable(folder)) {
      throw new BadInput(option + " " + folder + ": cannot be written to");
    }
  }
}
