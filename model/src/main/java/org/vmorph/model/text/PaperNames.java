package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Syntax;
import org.vmorph.model.ir.Word;

/**
 * The short names the paper has for some words: {@code ea} for an effective address, R where parts
 * of it stand side by side.
 */
final class PaperNames {
  private static final String EFFECTIVE_ADDRESS = "ea";

  private final Architecture machine;
  private final Map<Word, String> names = new HashMap<>();

  PaperNames(Architecture machine) {
    this.machine = machine;
    machine.instructions().forEach(instruction -> effectiveAddress(instruction.form()));
  }

  /**
   * Where operands are written x(rb), their sum, or x alone if b is 0, is the effective address.
   */
  private void effectiveAddress(Form form) {
    if (form.pattern().isEmpty()) {
      return;
    }
    for (var part : Syntax.of(form).parts()) {
      if (part
          instanceof
          Syntax.Part.Indexed(
              Syntax.Part.Number(var number),
              Syntax.Part.Register(var from, var register))) {
        var b = form.operands().get(register);
        var file = registers(b.bits());
        file.ifPresent(
            r ->
                names.put(
                    indexed(form.operands().get(number).signExtend(r.bits()), b, r),
                    EFFECTIVE_ADDRESS));
      }
    }
  }

  private static Word indexed(Word x, Word.Operand b, File registers) {
    return new Word.Choice(b.is(0), x, x.plus(registers.at(b)));
  }

  private Optional<File> registers(int indexBits) {
    return machine.files().stream()
        .filter(file -> file.role() == Role.GENERAL && file.indexBits() == indexBits)
        .findFirst();
  }

  /** The short name of a word. */
  Optional<String> of(Word word) {
    var name = names.get(word);
    return name != null ? Optional.of(name) : renumbered(word);
  }

  /** What a short name means, where that is better said in words. */
  Optional<String> meaning(String name) {
    return name.equals(EFFECTIVE_ADDRESS)
        ? Optional.of("x + rb, or x alone where the instruction names r0")
        : Optional.empty();
  }

  /** A register of a file, one number of which means a cell: An, where A7 is a stack pointer. */
  private static Optional<String> renumbered(Word word) {
    if (word
            instanceof
            Word.Choice(
                Condition.Compare(var relation, Word.Operand number, Word.Literal special),
                Cell cell,
                Word.At(var file, Word.Literal base, Word.Operand index))
        && relation == Relation.EQUAL
        && number.equals(index)) {
      return Optional.of(file.name() + index.name());
    }
    return Optional.empty();
  }

  boolean isPsw(Word.Packed packed) {
    return machine.trapEntry().layout().filter(psw -> psw.word().equals(packed)).isPresent();
  }

  /** The cells of a packed word, from its high end. */
  List<Cell> parts(Word.Packed packed) {
    return packed.fields().stream()
        .map(Word.Field::cell)
        .filter(Cell.class::isInstance)
        .map(Cell.class::cast)
        .toList();
  }

  /** Words in print; what has a name side by side has that, unless all is to be said. */
  <W extends Word> List<String> together(List<W> words, boolean exact, Function<W, String> print) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < words.size(); ) {
      var tuple =
          exact ? Optional.<Translation.Tuple>empty() : tuple(words.subList(i, words.size()));
      texts.add(tuple.isPresent() ? tuple.get().name() : print.apply(words.get(i)));
      i += tuple.map(it -> it.parts().size()).orElse(1);
    }
    return texts;
  }

  /** The one that words begin with. */
  private Optional<Translation.Tuple> tuple(List<? extends Word> words) {
    return machine.translation().stream()
        .flatMap(it -> it.tuples().stream())
        .filter(it -> it.parts().size() <= words.size())
        .filter(it -> it.parts().equals(words.subList(0, it.parts().size())))
        .findFirst();
  }
}
