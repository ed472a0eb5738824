package org.vmorph.conformance.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Where results go, and whether somebody watches: colour and progress appear only on a terminal.
 */
public final class Terminal {
  private static final String CLEAR = "\r\u001b[K";

  /** A line too long for a terminal that has become narrower is cut there. */
  private static final String UNWRAPPED = "\u001b[?7l";

  private static final String WRAPPED = "\u001b[?7h";

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
  public static Terminal of(Map<String, String> environment, boolean quiet) {
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return new Terminal(
        StandardStreams.out(),
        StandardStreams.err(),
        !quiet && !dumb && Boolean.getBoolean("vmorph.terminal.err"),
        quiet,
        !dumb && Boolean.getBoolean("vmorph.terminal.out") && environment.get("NO_COLOR") == null);
  }

  /** A result, on standard output. */
  public void print(String text) {
    out.print(Screen.fold(text));
    out.flush();
  }

  /** What stands on the last line while work goes on. */
  public void progress(String line) {
    progress(List.of(line));
  }

  /**
   * The same.
   *
   * @param lines of which the first is shown that fits; the last is cut if none does
   */
  public void progress(List<String> lines) {
    if (watched) {
      progress.print(CLEAR + UNWRAPPED + fitting(lines, Screen.columnsOfProgress() - 1) + WRAPPED);
      progress.flush();
    }
  }

  /** The last place of a line is left free: some terminals go on to the next line with it. */
  static String fitting(List<String> lines, int columns) {
    return lines.stream()
        .filter(line -> line.length() <= columns)
        .findFirst()
        .orElseGet(() -> lines.getLast().substring(0, columns - 1) + "…");
  }

  /**
   * What is known for good before all is: a line in the log of whoever does not watch. Who watches
   * sees the progress.
   */
  public void milestone(String line) {
    if (!watched && !quiet) {
      progress.println(line);
      progress.flush();
    }
  }

  /** Whether somebody watches, and sees the progress. */
  boolean isWatched() {
    return watched;
  }

  /** Takes the progress line away. */
  public void done() {
    if (watched) {
      progress.print(CLEAR);
      progress.flush();
    }
  }

  /** A text in the colour of what is as it should be. */
  public String good(String text) {
    return colour ? "\u001b[32m" + text + "\u001b[0m" : text;
  }

  /** A text in the colour of what is not. */
  public String bad(String text) {
    return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
  }
}
