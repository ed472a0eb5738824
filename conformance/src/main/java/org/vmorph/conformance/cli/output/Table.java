package org.vmorph.conformance.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of text in columns, each as wide as its widest cell. Where that is too wide for the screen
 * columns are left out that can be done without, and then cells are folded.
 */
public final class Table {
  private static final int GAP = 2;

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<String> dispensable = new HashSet<>();

  /** A table with no rows yet. */
  public Table(String... header) {
    rows.add(List.of(header));
  }

  /** Left out first where the screen is too narrow. */
  public Table canDoWithout(String... columns) {
    dispensable.addAll(List.of(columns));
    return this;
  }

  /** One row more, of as many cells as there are columns. */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    return text(Screen.columns());
  }

  /** The table in lines of so many places, if it can be done. */
  String text(int columns) {
    var widths = widths(rows);
    if (sum(widths) <= columns) {
      return lines(rows, widths);
    }
    var shown = shown();
    return lines(shown, tight(shown, narrowed(shown, columns)));
  }

  /** The columns that cannot be done without. */
  private List<List<String>> shown() {
    var header = rows.get(0);
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .filter(column -> !dispensable.contains(header.get(column)))
                    .mapToObj(row::get)
                    .toList())
        .toList();
  }

  private static int[] widths(List<List<String>> rows) {
    return IntStream.range(0, rows.get(0).size())
        .map(column -> widest(rows.stream().map(row -> row.get(column))))
        .toArray();
  }

  private static int widest(Stream<String> texts) {
    return Math.max(1, texts.mapToInt(Screen::visible).max().orElse(1));
  }

  private static int sum(int[] widths) {
    return Arrays.stream(widths).sum() + GAP * (widths.length - 1);
  }

  /** Widths that fit: again and again the column is folded that saves most for a line more. */
  private static int[] narrowed(List<List<String>> rows, int columns) {
    var widths = widths(rows);
    for (int excess = sum(widths) - columns; excess > 0; excess = sum(widths) - columns) {
      int best = -1;
      int narrow = 0;
      double least = Double.MAX_VALUE;
      long now = lines(rows, widths, 0, widths[0]);
      for (int column = 0; column < widths.length; column++) {
        for (int width = widths[column] - 1; width >= longestWord(rows, column); width--) {
          double cost =
              (double) (lines(rows, widths, column, width) - now)
                  / Math.min(excess, widths[column] - width);
          if (cost < least) {
            best = column;
            narrow = width;
            least = cost;
          }
        }
      }
      if (best < 0) {
        return widths;
      }
      widths[best] = narrow;
    }
    return widths;
  }

  /** No wider than what the folded cells need. */
  private static int[] tight(List<List<String>> rows, int[] widths) {
    return IntStream.range(0, widths.length)
        .map(
            column ->
                widest(
                    rows.stream()
                        .flatMap(row -> folded(row.get(column), widths[column], column).stream())))
        .toArray();
  }

  private static int longestWord(List<List<String>> rows, int column) {
    int longest = widest(rows.stream().flatMap(row -> Stream.of(row.get(column).split(" "))));
    return column == 0 ? longest + 2 : longest;
  }

  /** How many lines there are with a column of another width. */
  private static long lines(List<List<String>> rows, int[] widths, int column, int width) {
    var others = widths.clone();
    others[column] = width;
    return rows.stream().mapToLong(row -> height(row, others)).sum();
  }

  private static int height(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .map(column -> folded(row.get(column), widths[column], column).size())
        .max()
        .orElse(1);
  }

  /** A cell in lines of so many places, cut at blanks; what a row begins with stands out. */
  private static List<String> folded(String cell, int width, int column) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : cell.split(" ")) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && Screen.visible(longer) > width) {
        lines.add(line);
        longer = (column == 0 ? "  " : "") + word;
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }

  private static String lines(List<List<String>> rows, int[] widths) {
    var text = new StringBuilder();
    for (var row : rows) {
      for (int n = 0; n < height(row, widths); n++) {
        text.append(line(row, widths, n)).append('\n');
      }
    }
    return text.toString();
  }

  private static String line(List<String> row, int[] widths, int number) {
    var line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      var cell = folded(row.get(column), widths[column], column);
      var part = number < cell.size() ? cell.get(number) : "";
      line.append(part)
          .append(" ".repeat(Math.max(0, widths[column] - Screen.visible(part)) + GAP));
    }
    return line.toString().stripTrailing();
  }
}
