package org.vmorph.conformance.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The end of the process as the launcher is told of it, if it waits: in a file, by whoever ends the
 * process for vmorph. Where nothing is written there, somebody else has ended it.
 */
public final class ProcessEnd {
  /** Known before a plugin is loaded, and to nobody else by this name any more. */
  public static final ProcessEnd OF_PROCESS =
      new ProcessEnd(Optional.ofNullable(System.clearProperty("vmorph.ending")).map(Path::of));

  private static final String BY_SIGNAL = "signal";

  private final Optional<Path> file;
  private boolean declared;

  private ProcessEnd(Optional<Path> file) {
    this.file = file;
  }

  /** The process is about to end with this exit code. */
  public void declare(int code) {
    declare(String.valueOf(code));
  }

  /** A signal ends the process, whatever the command comes to by then. */
  void declareSignal() {
    declare(BY_SIGNAL);
  }

  private synchronized void declare(String how) {
    if (file.isPresent() && !declared) {
      declared = true;
      try {
        Files.writeString(file.get(), how);
      } catch (IOException e) {
        // The launcher says that it was not told.
      }
    }
  }
}
