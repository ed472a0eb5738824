package org.vmorph.model.compiled;

import java.util.LinkedHashSet;
import java.util.Set;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;

/** The words with names in some words and conditions, those first that others are made of. */
final class Lets {
  private final Set<Word> held;
  private final Set<Word.Let> found = new LinkedHashSet<>();

  /** None so far; what is held need not be looked into. */
  Lets(Set<Word> held) {
    this.held = held;
  }

  Set<Word.Let> all() {
    return found;
  }

  Lets of(Word word) {
    return switch (word) {
      case Word.Let let -> {
        if (!held.contains(let) && !found.contains(let)) {
          of(let.word());
          found.add(let);
        }
        yield this;
      }
      case Word.Calculation(var operator, var left, var right) -> of(left).of(right);
      case Word.Choice(var test, var then, var otherwise) -> of(test).of(then).of(otherwise);
      case Word.Slice(var of, var low, var bits) -> of(of);
      case Word.Extension(var of, var bits, var signed) -> of(of);
      case Word.Join(var high, var low) -> of(high).of(low);
      case Word.At(var file, var base, var offset) -> of(base).of(offset);
      case Word.Literal w -> this;
      case Word.Operand w -> this;
      case Word.Size w -> this;
      case Word.Memory w -> this;
      case Word.Packed w -> this;
      case org.vmorph.model.ir.Cell w -> this;
    };
  }

  Lets of(Condition condition) {
    return switch (condition) {
      case Condition.Always always -> this;
      case Condition.Compare(var relation, var left, var right) -> of(left).of(right);
      case Condition.Not(var of) -> of(of);
      case Condition.And(var left, var right) -> of(left).of(right);
      case Condition.Or(var left, var right) -> of(left).of(right);
    };
  }
}
