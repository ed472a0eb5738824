package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.List;

/** A page of Markdown, one sentence a line. */
final class Page {
  /** Columns of a line of code. */
  static final int WIDTH = 100;

  private final List<String> blocks = new ArrayList<>();

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  void add(Page other) {
    blocks.addAll(other.blocks);
  }

  void line(String text) {
    blocks.add(text);
  }

  /** A paragraph; each text may be several sentences. */
  void paragraph(String... texts) {
    blocks.add(String.join("\n", sentences(String.join(" ", texts))));
  }

  /** The sentences of a text. */
  static List<String> sentences(String text) {
    return List.of(text.split("(?<=[.!?]) (?=[A-Z])"));
  }

  void code(List<String> lines) {
    blocks.add("```\n" + String.join("\n", Wrapped.formulas(lines, WIDTH)) + "\n```");
  }

  void items(List<String> texts) {
    blocks.add(String.join("\n", texts.stream().map(text -> "- " + text).toList()));
  }

  void table(List<String> heads, List<List<String>> rows) {
    var lines = new ArrayList<String>();
    lines.add(row(heads));
    lines.add(row(heads.stream().map(head -> "---").toList()));
    rows.forEach(row -> lines.add(row(row)));
    blocks.add(String.join("\n", lines));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  String text() {
    return String.join("\n\n", blocks) + "\n";
  }
}
