package org.vmorph.model.compiled;

import java.util.HashMap;
import java.util.Map;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;

/** Words and conditions with other words in the place of some, folded again. */
final class Substitution {
  private final Folding folding;
  private final Map<Word, Word> replaced;
  private final Map<Word.Let, Word> lets = new HashMap<>();

  Substitution(Folding folding, Map<? extends Word, ? extends Word> replaced) {
    this.folding = folding;
    this.replaced = Map.copyOf(replaced);
  }

  Word word(Word word) {
    var other = replaced.get(word);
    return other != null ? other : within(word);
  }

  private Word within(Word word) {
    return switch (word) {
      case Word.Literal w -> w;
      case Word.Operand w -> w;
      case Word.Size w -> w;
      case Cell w -> w;
      case Word.At(var file, var base, var offset) -> new Word.At(file, word(base), word(offset));
      case Word.Calculation(var operator, var left, var right) ->
          folding.calculate(operator, left.bits(), word(left), word(right));
      case Word.Choice(var test, var then, var otherwise) ->
          folding.choose(truth(test), word(then), word(otherwise));
      case Word.Slice(var of, var low, var bits) -> folding.slice(word(of), low, bits);
      case Word.Extension(var of, var bits, var signed) ->
          folding.extend(word(of), of.bits(), bits, signed);
      case Word.Join(var high, var low) ->
          folding.join(word(high), high.bits(), word(low), low.bits());
      case Word.Let let -> let(let);
      case Word.Memory w -> throw new IllegalStateException("elaboration spells this out: " + w);
      case Word.Packed w -> throw new IllegalStateException("elaboration spells this out: " + w);
    };
  }

  private Word let(Word.Let let) {
    var known = lets.get(let);
    if (known == null) {
      known = folding.let(let.name(), word(let.word()));
      lets.put(let, known);
    }
    return known;
  }

  Condition truth(Condition condition) {
    return switch (condition) {
      case Condition.Compare(var relation, var left, var right) ->
          folding.compare(relation, left.bits(), word(left), word(right));
      case Condition.Not(var of) -> folding.not(truth(of));
      case Condition.And(var left, var right) -> folding.and(truth(left), truth(right));
      case Condition.Or(var left, var right) -> folding.or(truth(left), truth(right));
      case Condition.Always always -> always;
    };
  }
}
