package org.vmorph.conformance.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts as bars, in SVG: a place more for each power of ten, or what is rare would not be seen.
 * Colours are attributes of the shapes, which every renderer knows, and not a style sheet.
 */
public final class Chart {
  private static final int WIDTH = 760;
  private static final int LINE = 22;
  private static final int LABEL = 190;

  /** What a number is written in behind the longest bar. */
  private static final int NUMBER = 120;

  /** Bars that belong together, by their labels. */
  public record Group(String heading, Map<String, Long> counts) {}

  private final StringBuilder svg = new StringBuilder();
  private final double widest;
  private int y = 36;

  private Chart(List<Group> groups) {
    this.widest =
        groups.stream()
            .flatMap(group -> group.counts().values().stream())
            .mapToDouble(Chart::digits)
            .max()
            .orElse(1);
  }

  /**
   * The picture.
   *
   * @param zero what is written where a count is zero
   */
  public static String of(String title, List<Group> groups, String zero) {
    var chart = new Chart(groups);
    chart.text(16, chart.y, "font-size=\"18\" font-weight=\"600\" fill=\"#1f2933\"", title);
    groups.forEach(group -> chart.group(group, zero));
    chart.y += LINE + 10;
    var scale = "each power of ten makes a bar longer by as much";
    chart.text(16, chart.y, "font-size=\"12\" fill=\"#52606d\"", scale);
    return chart.whole(title);
  }

  private void group(Group group, String zero) {
    y += LINE + 10;
    text(16, y, "font-size=\"14\" font-weight=\"600\" fill=\"#486581\"", group.heading());
    group.counts().forEach((label, count) -> bar(label, count, zero));
  }

  private void bar(String label, long count, String zero) {
    y += LINE;
    text(LABEL, y, "font-size=\"13\" text-anchor=\"end\" fill=\"#1f2933\"", label);
    if (count == 0) {
      text(LABEL + 10, y, "font-size=\"13\" fill=\"#b3402f\"", zero);
      return;
    }
    double most = Math.max(1, widest);
    double length = Math.max(2, digits(count) / most * (WIDTH - LABEL - NUMBER));
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"#829ab1\"/>\n",
            LABEL + 10,
            y - 12,
            length));
    text(
        LABEL + 16 + (int) length,
        y,
        "font-size=\"13\" fill=\"#52606d\"",
        String.format(Locale.ROOT, "%,d", count));
  }

  private static double digits(long count) {
    return Math.log10(1.0 + count);
  }

  private void text(int x, int at, String how, String words) {
    svg.append("<text x=\"").append(x).append("\" y=\"").append(at).append("\" ").append(how);
    svg.append(">").append(escaped(words)).append("</text>\n");
  }

  private String whole(String title) {
    int height = y + LINE;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="system-ui, Helvetica, Arial, sans-serif" role="img">
    <title>%3$s</title>
    <rect width="%1$d" height="%2$d" fill="#ffffff"/>
    %4$s</svg>
    """
        .formatted(WIDTH, height, escaped(title), svg);
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
