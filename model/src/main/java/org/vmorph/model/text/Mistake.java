package org.vmorph.model.text;

/** Something wrong at a column of the line that is being read; the assembler adds file and line. */
final class Mistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final String text;

  Mistake(int column, String text) {
    super(text, null, false, false);
    this.column = column;
    this.text = text;
  }

  int column() {
    return column;
  }

  String text() {
    return text;
  }
}
