package org.vmorph.conformance.cli.output;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How wide a line may be that somebody reads: what COLUMNS says, or what the terminal has. Text
 * that goes to a file or to another program is as wide as it likes.
 */
public final class Screen {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  /** What a terminal has that does not say. */
  private static final int USUAL = 80;

  /** No line is cut into pieces that nobody can read. */
  private static final int NARROWEST = 20;

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** What a line starts with, up to the text that its further lines stand below. */
  private static final Pattern LABEL = Pattern.compile("\\s*\\S+(?: \\S+)*\\s{2,}(?=\\S)");

  private static final Pattern GAP = Pattern.compile("(?<=\\S) {3,}(?=\\S)");

  /** What is to be pasted is one line, however long. */
  private static final Pattern COMMAND = Pattern.compile(" *Replay: ");

  private Screen() {}

  /** Of results; without bound unless somebody reads them. */
  public static int columns() {
    return told().or(() -> terminal(Boolean.getBoolean("vmorph.terminal.out"))).orElse(UNBOUNDED);
  }

  /** Of what is said while work goes on. */
  static int columnsOfProgress() {
    return told().or(() -> terminal(true)).orElse(USUAL);
  }

  private static Optional<Integer> told() {
    var columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9][0-9]{1,3}")
        ? wide(Integer.parseInt(columns))
        : Optional.empty();
  }

  /** Which stream is a terminal, and how wide it is, the launcher says. */
  private static Optional<Integer> terminal(boolean is) {
    return is ? wide(Integer.getInteger("vmorph.terminal.columns", 0)) : Optional.empty();
  }

  private static Optional<Integer> wide(int columns) {
    return columns < NARROWEST ? Optional.empty() : Optional.of(columns);
  }

  /** The text with its long lines folded, as far as there are blanks to fold them at. */
  public static String fold(String text) {
    return fold(text, columns());
  }

  /** The same for lines of so many places. */
  public static String fold(String text, int columns) {
    if (text.lines().noneMatch(line -> visible(line) > columns)) {
      return text;
    }
    var folded = new StringBuilder();
    for (var line : text.split("\n", -1)) {
      folded.append(line(line, columns)).append('\n');
    }
    return folded.substring(0, folded.length() - 1);
  }

  private static String line(String whole, int columns) {
    var line = squeezed(whole, visible(whole) - columns);
    if (visible(line) <= columns || COMMAND.matcher(line).lookingAt()) {
      return line;
    }
    var indent = " ".repeat(indent(line, columns));
    var folded = new StringBuilder();
    int used = 0;
    for (var word : line.split("(?<=\\S)(?= )")) {
      if (used > indent.length() && used + visible(word) > columns) {
        folded.append('\n').append(indent);
        used = indent.length();
        word = word.stripLeading();
      }
      folded.append(word);
      used += visible(word);
    }
    return folded.toString();
  }

  /** A line whose widest gap gives way, if that is enough. */
  private static String squeezed(String line, int excess) {
    return excess <= 0
        ? line
        : GAP.matcher(line)
            .results()
            .filter(gap -> gap.end() - gap.start() - 2 >= excess)
            .findFirst()
            .map(gap -> line.substring(0, gap.start()) + line.substring(gap.start() + excess))
            .orElse(line);
  }

  /** Where further lines start: below what follows a label, or a little to the right. */
  private static int indent(String line, int columns) {
    var label = LABEL.matcher(line);
    return label.lookingAt() && label.end() <= columns / 2
        ? label.end()
        : line.length() - line.stripLeading().length() + 2;
  }

  /** How many places a text takes. */
  static int visible(String text) {
    return COLOUR.matcher(text).replaceAll("").length();
  }
}
