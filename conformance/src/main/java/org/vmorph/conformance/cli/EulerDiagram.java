package org.vmorph.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vmorph.conformance.cli.Regions.Region;

/**
 * The sets of instructions as a picture, in SVG: sensitive and privileged overlap, user sensitive
 * lies within sensitive. Every region is drawn, whether or not anything is in it; the critical one
 * has the colour of a warning. Names that do not fit are counted in their region and listed below.
 */
final class EulerDiagram {
  private static final int WIDTH = 960;
  private static final int LINE = 19;

  /** Of a letter of the names, which are in one width. */
  private static final double LETTER = 7.9;

  /** Where the names of a region are. */
  private record Box(int x, int y, int width, int lines) {}

  private final Prediction answer;
  private final Regions regions;
  private final List<Region> listed = new ArrayList<>();
  private final StringBuilder svg = new StringBuilder();

  private EulerDiagram(Prediction answer) {
    this.answer = answer;
    this.regions = Regions.of(answer.instructions());
  }

  static String of(Prediction answer) {
    return new EulerDiagram(answer).draw();
  }

  private String draw() {
    sets();
    for (var region : Region.values()) {
      names(region, box(region));
    }
    int height = legend(600);
    return head(height) + svg + "</svg>\n";
  }

  private static Box box(Region region) {
    return switch (region) {
      case CRITICAL -> new Box(76, 160, 240, 5);
      case USER_SENSITIVE -> new Box(96, 316, 222, 5);
      case SENSITIVE_PRIVILEGED -> new Box(354, 160, 236, 5);
      case USER_SENSITIVE_PRIVILEGED -> new Box(354, 316, 216, 5);
      case PRIVILEGED -> new Box(632, 160, 260, 13);
      case NEITHER -> new Box(48, 492, 864, 5);
    };
  }

  private void sets() {
    svg.append(
        """
        <text class="title" x="24" y="36">%s</text>
        <text class="note" x="24" y="58">%s</text>
        <text class="note" x="936" y="36" text-anchor="end">%s</text>
        <text class="note" x="936" y="58" text-anchor="end">%s</text>
        <rect class="all" x="24" y="76" width="912" height="504" rx="10"/>
        <rect class="critical" x="48" y="96" width="556" height="344" rx="48"/>
        <rect class="privileged" x="332" y="96" width="580" height="344" rx="48"/>
        <path class="both" d="M380 96H556A48 48 0 0 1 604 144V392A48 48 0 0 1 556 440H380A48 48 0 0 1 332 392V144A48 48 0 0 1 380 96Z"/>
        <rect class="line warn" x="48" y="96" width="556" height="344" rx="48"/>
        <rect class="line" x="332" y="96" width="580" height="344" rx="48"/>
        <rect class="line dashed" x="68" y="264" width="516" height="152" rx="36"/>
        <text class="set" x="76" y="128">sensitive</text>
        <text class="warning" x="316" y="128" text-anchor="end">critical</text>
        <text class="set" x="884" y="128" text-anchor="end">privileged</text>
        <text class="set small" x="96" y="292">user sensitive</text>
        <text class="set small" x="48" y="468">all others</text>
        """
            .formatted(
                escaped(answer.machine().name()),
                escaped("reading " + answer.reading().says()),
                theorem(1),
                theorem(3)));
  }

  private String theorem(int number) {
    var outcome = answer.theorems().get(number - 1).outcome().word();
    return "Theorem " + number + ": " + outcome;
  }

  private void names(Region region, Box box) {
    var names = regions.in(region);
    if (names.isEmpty()) {
      text("empty", box.x, box.y, "none");
      return;
    }
    var lines = lines(names, (int) (box.width / LETTER));
    if (lines.size() <= box.lines) {
      rows(box.x, box.y, lines);
    } else {
      listed.add(region);
      text("count", box.x, box.y + 10, String.valueOf(names.size()));
      text("note", box.x, box.y + 10 + LINE, "instructions, listed below");
    }
  }

  /** Names in lines of so many letters. */
  private static List<String> lines(List<String> names, int letters) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var name : names) {
      var longer = line.isEmpty() ? name : line + "  " + name;
      if (longer.length() > letters && !line.isEmpty()) {
        lines.add(line);
        longer = name;
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }

  private void rows(int x, int y, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      text("name", x, y + i * LINE, lines.get(i));
    }
  }

  /** What does not fit, and what is not known; gives the height of all. */
  private int legend(int top) {
    int y = top + 8;
    for (var region : listed) {
      y = paragraph(y, region.says(), regions.in(region));
    }
    if (!regions.unknown().isEmpty()) {
      y = paragraph(y, "in no region, for a verdict is unknown", regions.unknown());
    }
    return y + (y > top + 8 ? 0 : -8);
  }

  private int paragraph(int y, String says, List<String> names) {
    var lines = lines(names, (int) ((WIDTH - 72) / LETTER));
    text("set small", 24, y + LINE, says + " (" + names.size() + ")");
    rows(48, y + 2 * LINE, lines);
    return y + (lines.size() + 2) * LINE;
  }

  private void text(String kind, int x, int y, String words) {
    svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\"".formatted(kind, x, y))
        .append(kind.equals("name") ? " xml:space=\"preserve\">" : ">")
        .append(escaped(words))
        .append("</text>\n");
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String head(int height) {
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
        <title>%3$s: sensitive, privileged and user sensitive instructions</title>
        <style>
        text { font: 14px system-ui, "Helvetica Neue", Arial, sans-serif; fill: #1f2933; }
        .title { font-size: 20px; font-weight: 600; }
        .note { fill: #52606d; }
        .set { font-size: 17px; font-weight: 600; }
        .small { font-size: 14px; }
        .name { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
        .name { white-space: pre; }
        .warning { fill: #b3402f; }
        .empty { font-style: italic; fill: #7b8794; }
        .count { font-size: 26px; font-weight: 600; }
        .all { fill: #fbfcfd; stroke: #cbd2d9; }
        .critical { fill: #fde3df; }
        .privileged { fill: #e3eefa; }
        .both { fill: #d3e3d6; }
        .line { fill: none; stroke: #486581; stroke-width: 2; }
        .warn { stroke: #b3402f; }
        .dashed { stroke: #7b3f86; stroke-dasharray: 7 5; }
        </style>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """,
        WIDTH,
        height,
        escaped(answer.machine().name()));
  }
}
