package org.vmorph.conformance.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where results go, and whether somebody watches: colour and progress appear only on a terminal.
 */
final class Terminal {
  private final PrintStream out;
  private final PrintStream progress;
  private final boolean watched;
  private final boolean quiet;
  private final boolean colour;

  private Terminal(
      PrintStream out, PrintStream progress, boolean watched, boolean quiet, boolean colour) {
    this.out = out;
    this.progress = progress;
    this.watched = watched;
    this.quiet = quiet;
    this.colour = colour;
  }

  /**
   * The streams of this process. Which of them is a terminal only the launcher can tell: before
   * Java 22 nothing in the library says so.
   */
  static Terminal of(Map<String, String> environment, boolean quiet) {
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return new Terminal(
        StandardStreams.out(),
        StandardStreams.err(),
        !quiet && !dumb && Boolean.getBoolean("vmorph.terminal.err"),
        quiet,
        !dumb && Boolean.getBoolean("vmorph.terminal.out") && environment.get("NO_COLOR") == null);
  }

  void print(String text) {
    out.print(text);
    out.flush();
  }

  /** What stands on the last line while work goes on. */
  void progress(String line) {
    if (watched) {
      progress.print("\r\u001b[K" + line);
      progress.flush();
    }
  }

  /**
   * What is known for good before all is: a line in the log of whoever does not watch. Who watches
   * sees the progress.
   */
  void milestone(String line) {
    if (!watched && !quiet) {
      progress.println(line);
      progress.flush();
    }
  }

  /** Takes the progress line away. */
  void done() {
    progress("");
  }

  String good(String text) {
    return colour ? "\u001b[32m" + text + "\u001b[0m" : text;
  }

  String bad(String text) {
    return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
  }
}
