package org.vmorph.model.meaning;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.BitField;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Word;

/** What the fields of an instruction hold. */
public record OperandValues<W>(List<Word.Operand> names, List<W> values) {
  /** No operands. */
  public static <W> OperandValues<W> none() {
    return new OperandValues<>(List.of(), List.of());
  }

  /** OperandValues that are numbers, for words that are longs. */
  public static OperandValues<Long> of(Form form, long[] numbers) {
    var values = new ArrayList<Long>(numbers.length);
    for (long number : numbers) {
      values.add(number);
    }
    return new OperandValues<>(form.operands(), values);
  }

  /** The fields of a word that is an expression. */
  public static OperandValues<Word> of(BitPattern pattern, Word word) {
    return new OperandValues<>(
        pattern.operands().stream().map(BitField::operand).toList(), pattern.read(word));
  }

  W get(Word.Operand operand) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).name().equals(operand.name())) {
        return values.get(i);
      }
    }
    throw new IllegalArgumentException("no operand " + operand.name() + " among " + names);
  }
}
