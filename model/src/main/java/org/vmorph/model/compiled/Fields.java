package org.vmorph.model.compiled;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.OperandValues;

/** The fields of an instruction word, as parts of the word that was fetched. */
public final class Fields {
  private static final Folding NOTHING = new Folding();

  private Fields() {}

  /** What the instruction's operands are. */
  public static OperandValues<Word> operands(Instruction instruction, Word word) {
    return new OperandValues<>(
        instruction.form().operands(), of(instruction.form(), Form.Kind.OPERAND, word));
  }

  /** The bits that must be zero, or the word is no instruction. */
  public static List<Word> zeros(Instruction instruction, Word word) {
    return of(instruction.form(), Form.Kind.ZERO, word);
  }

  /** The opcode, which every form of a machine has in the same place. */
  public static Word opcode(Form form, Word word) {
    return of(form, Form.Kind.OPCODE, word).get(0);
  }

  private static List<Word> of(Form form, Form.Kind kind, Word word) {
    var parts = new ArrayList<Word>();
    int low = form.bits();
    for (var field : form.fields()) {
      low -= field.bits();
      if (field.kind() == kind) {
        parts.add(NOTHING.slice(word, low, field.bits()));
      }
    }
    return parts;
  }
}
