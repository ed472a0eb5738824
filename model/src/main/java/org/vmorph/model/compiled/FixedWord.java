package org.vmorph.model.compiled;

import java.util.Optional;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/**
 * A word of a file that always is the same number, as register 0 is 0 of some machines: who would
 * read it another way may read the file.
 */
record FixedWord(File file, long index, Word.Literal number) {
  /**
   * The one that a choice is about: of a number, or of a word of a file where the index differs.
   */
  static Optional<FixedWord> of(Word.Choice choice) {
    return choice.test() instanceof Condition.Compare(var relation, var index, var right)
            && relation == Relation.EQUAL
            && right instanceof Word.Literal which
            && choice.then() instanceof Word.Literal number
            && choice.otherwise() instanceof Word.At(var file, var base, var offset)
            && base instanceof Word.Literal(var from, var bits)
            && from == 0
            && offset.equals(index)
        ? Optional.of(new FixedWord(file, which.value(), number))
        : Optional.empty();
  }

  Word.At place() {
    return file.at(new Word.Literal(index, file.indexBits()));
  }

  /** Whether a write leaves it alone, as far as its form tells. */
  boolean isKept(Condition when, Word.At place) {
    return !place.file().equals(file)
        || place.base() instanceof Word.Literal(var from, var bits)
            && from == 0
            && (isOther(place.offset(), index) || excludes(when, place.offset()));
  }

  private static boolean isOther(Word word, long number) {
    return switch (word) {
      case Word.Literal literal -> literal.value() != number;
      case Word.Extension(var of, var bits, var signed) when !signed ->
          number >>> of.bits() != 0 || isOther(of, number);
      case Word.Join(var high, var low) ->
          isOther(high, number >>> low.bits()) || isOther(low, number & Ranges.most(low.bits()));
      default -> false;
    };
  }

  private boolean excludes(Condition when, Word offset) {
    return switch (when) {
      case Condition.And(var left, var right) -> excludes(left, offset) || excludes(right, offset);
      case Condition.Not(Condition.Compare(var relation, var left, var right)) ->
          relation == Relation.EQUAL
              && left.equals(offset)
              && right instanceof Word.Literal literal
              && literal.value() == index;
      default -> false;
    };
  }
}
