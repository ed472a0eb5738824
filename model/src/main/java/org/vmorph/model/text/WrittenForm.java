package org.vmorph.model.text;

import java.util.List;

/**
 * One way to write an instruction or a pseudo-instruction, and what is meant by it.
 *
 * @param usage how it is written, as an error message shows it
 */
record WrittenForm(String usage, OperandSyntax syntax, Meaning meaning) {
  /** What is meant by operands; what is wrong with none of them is told at a column. */
  interface Meaning {
    Statement of(List<Expression> operands, int column);
  }

  /** What a line says behind the name. */
  Statement read(Lexeme name, Cursor line) {
    return meaning.of(syntax.read(line), name.column());
  }
}
