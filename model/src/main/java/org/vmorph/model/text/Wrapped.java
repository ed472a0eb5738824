package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines cut to the width of a page, at a joint of the sentence or expression in them; what follows
 * a cut is indented.
 */
final class Wrapped {
  private static final List<String> SPACE = List.of(" ");
  private static final List<String> JOINTS = List.of(", ", " then ", " else ", " and ", " or ");
  private static final int REST = 4;

  /** With less than this before the cut a line stays as it is. */
  private static final int LEAST = 16;

  private Wrapped() {}

  static List<String> formulas(List<String> lines, int width) {
    return lines.stream().flatMap(line -> cut(line, JOINTS, REST, width).stream()).toList();
  }

  static List<String> prose(String sentence, int width) {
    return cut(sentence, SPACE, 0, width);
  }

  private static List<String> cut(String line, List<String> joints, int more, int width) {
    int indent = line.length() - line.stripLeading().length();
    var rows = new ArrayList<String>();
    var rest = line;
    while (rest.length() > width) {
      var now = rest;
      int cut = joints.stream().mapToInt(joint -> end(now, joint, width)).max().orElse(0);
      if (cut < indent + LEAST) {
        break;
      }
      rows.add(rest.substring(0, cut).stripTrailing());
      rest = " ".repeat(indent + more) + rest.substring(cut);
    }
    rows.add(rest);
    return rows;
  }

  private static int end(String line, String joint, int width) {
    int at = line.lastIndexOf(joint, width - joint.length());
    return at < 0 ? 0 : at + joint.length();
  }
}
