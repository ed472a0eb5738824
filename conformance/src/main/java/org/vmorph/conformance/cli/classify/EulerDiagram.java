package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vmorph.conformance.cli.classify.Regions.Region;

/**
 * The sets of instructions as a picture, in SVG: sensitive and privileged overlap, user sensitive
 * lies within sensitive. Every region is drawn, whether or not anything is in it; the critical one
 * has the colour of a warning. Names that do not fit are counted in their region and listed below.
 */
public final class EulerDiagram {
  private static final int WIDTH = 960;
  private static final int LINE = 19;

  /** Of a letter of the names, which are in one width. */
  private static final double LETTER = 7.9;

  /** Where the names of a region are. */
  private record Box(int x, int y, int width, int lines) {}

  /**
   * What a text is, and how it looks: said by attributes of its own, which every renderer knows,
   * and not by a style sheet.
   */
  private enum Kind {
    TITLE("font-size=\"20\" font-weight=\"600\" fill=\"#1f2933\""),
    NOTE("fill=\"#52606d\""),
    SET("font-size=\"17\" font-weight=\"600\" fill=\"#1f2933\""),
    SMALL_SET("font-weight=\"600\" fill=\"#1f2933\""),
    WARNING("fill=\"#b3402f\""),
    EMPTY("font-style=\"italic\" fill=\"#7b8794\""),
    COUNT("font-size=\"26\" font-weight=\"600\" fill=\"#1f2933\""),
    NAME(
        "font-family=\"ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace\""
            + " font-size=\"13\" fill=\"#1f2933\"");

    private final String look;

    Kind(String look) {
      this.look = look;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Prediction answer;
  private final Regions regions;
  private final List<Region> listed = new ArrayList<>();
  private final StringBuilder svg = new StringBuilder();

  private EulerDiagram(Prediction answer) {
    this.answer = answer;
    this.regions = Regions.of(answer.instructions());
  }

  /** The picture of a prediction. */
  public static String of(Prediction answer) {
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
    text(Kind.TITLE, 24, 36, "start", answer.machine().name());
    text(Kind.NOTE, 24, 58, "start", "reading " + answer.reading().says());
    text(Kind.NOTE, 936, 36, "end", theorem(1));
    text(Kind.NOTE, 936, 58, "end", theorem(3));
    svg.append(
        """
        <rect x="24" y="76" width="912" height="504" rx="10" fill="#fbfcfd" stroke="#cbd2d9"/>
        <rect x="48" y="96" width="556" height="344" rx="48" fill="#fde3df"/>
        <rect x="332" y="96" width="580" height="344" rx="48" fill="#e3eefa"/>
        <path d="M380 96H556A48 48 0 0 1 604 144V392A48 48 0 0 1 556 440H380A48 48 0 0 1 332 392V144A48 48 0 0 1 380 96Z" fill="#d3e3d6"/>
        <rect x="48" y="96" width="556" height="344" rx="48" fill="none" stroke="#b3402f" stroke-width="2"/>
        <rect x="332" y="96" width="580" height="344" rx="48" fill="none" stroke="#486581" stroke-width="2"/>
        <rect x="68" y="264" width="516" height="152" rx="36" fill="none" stroke="#7b3f86" stroke-width="2" stroke-dasharray="7 5"/>
        """);
    text(Kind.SET, 76, 128, "start", "sensitive");
    text(Kind.WARNING, 316, 128, "end", "critical");
    text(Kind.SET, 884, 128, "end", "privileged");
    text(Kind.SMALL_SET, 96, 292, "start", "user sensitive");
    text(Kind.SMALL_SET, 48, 468, "start", "all others");
  }

  private String theorem(int number) {
    var outcome = answer.theorems().get(number - 1).outcome().word();
    return "Theorem " + number + ": " + outcome;
  }

  private void names(Region region, Box box) {
    var names = regions.in(region);
    if (names.isEmpty()) {
      text(Kind.EMPTY, box.x, box.y, "start", "none");
      return;
    }
    var lines = lines(names, (int) (box.width / LETTER));
    if (lines.size() <= box.lines) {
      rows(box.x, box.y, lines);
    } else {
      listed.add(region);
      text(Kind.COUNT, box.x, box.y + 10, "start", String.valueOf(names.size()));
      text(Kind.NOTE, box.x, box.y + 10 + LINE, "start", "instructions, listed below");
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
      text(Kind.NAME, x, y + i * LINE, "start", lines.get(i));
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
    text(Kind.SMALL_SET, 24, y + LINE, "start", says + " (" + names.size() + ")");
    rows(48, y + 2 * LINE, lines);
    return y + (lines.size() + 2) * LINE;
  }

  private void text(Kind kind, int x, int y, String anchor, String words) {
    svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\"".formatted(kind.word(), x, y))
        .append(anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"")
        .append(' ')
        .append(kind.look)
        .append(kind == Kind.NAME ? " xml:space=\"preserve\">" : ">")
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
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="system-ui, Helvetica Neue, Arial, sans-serif" font-size="14" role="img">
        <title>%3$s: sensitive, privileged and user sensitive instructions</title>
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        """,
        WIDTH,
        height,
        escaped(answer.machine().name()));
  }
}
