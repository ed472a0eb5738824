package org.vmorph.model.step;

import java.util.HashMap;
import java.util.Map;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;

/**
 * Spells out the short forms of a word: an access through an addressing, several cells in one word.
 * What has a name is spelled out once.
 */
final class Abbreviations {
  private final Map<Word.Let, Word> spelled = new HashMap<>();

  Word spellOut(Word word) {
    return switch (word) {
      case Word.Literal w -> w;
      case Word.Operand w -> w;
      case Word.Size w -> w;
      case Cell w -> w;
      case Word.Calculation(var operator, var left, var right) ->
          new Word.Calculation(operator, spellOut(left), spellOut(right));
      case Word.Choice(var test, var then, var otherwise) ->
          new Word.Choice(spellOut(test), spellOut(then), spellOut(otherwise));
      case Word.Slice(var of, var low, var bits) -> new Word.Slice(spellOut(of), low, bits);
      case Word.Extension(var of, var bits, var signed) ->
          new Word.Extension(spellOut(of), bits, signed);
      case Word.Join(var high, var low) -> new Word.Join(spellOut(high), spellOut(low));
      case Word.At at -> spellOut(at);
      case Word.Let let -> let(let);
      case Word.Memory(var by, var address) -> spellOut(by.datum(spellOut(address)));
      case Word.Packed packed ->
          packed.fields().stream().map(Abbreviations::part).reduce(Word::join).orElseThrow();
    };
  }

  private Word let(Word.Let let) {
    var known = spelled.get(let);
    if (known == null) {
      var word = spellOut(let.word());
      // Another name for a cell is that cell, to whoever looks for it.
      known =
          word instanceof Cell || word instanceof Word.Let ? word : new Word.Let(let.name(), word);
      spelled.put(let, known);
    }
    return known;
  }

  Word.At spellOut(Word.At at) {
    return new Word.At(at.file(), spellOut(at.base()), spellOut(at.offset()));
  }

  Condition spellOut(Condition condition) {
    return switch (condition) {
      case Condition.Compare(var relation, var left, var right) ->
          new Condition.Compare(relation, spellOut(left), spellOut(right));
      case Condition.Not(var of) -> new Condition.Not(spellOut(of));
      case Condition.And(var left, var right) -> new Condition.And(spellOut(left), spellOut(right));
      case Condition.Or(var left, var right) -> new Condition.Or(spellOut(left), spellOut(right));
      case Condition.Always always -> always;
    };
  }

  private static Word part(Word.Field field) {
    return field.cell() == null ? new Word.Literal(0, field.bits()) : field.cell();
  }
}
