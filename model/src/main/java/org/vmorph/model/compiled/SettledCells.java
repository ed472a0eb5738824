package org.vmorph.model.compiled;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * What stays as it is while the swift loop runs: cells of the roles mode and resource. Of a
 * condition that mentions others besides it tells when it is decided by settled cells alone. What
 * is told is sufficient, never necessary.
 */
final class SettledCells {
  private static final Condition NEVER = Condition.Always.TRUE.not();

  private final Folding folding = new Folding();
  private final Map<Word.Let, Boolean> known = new HashMap<>();

  /**
   * What was told of a condition. A link of a chain is asked when it holds and when it does not,
   * and asks the next one both: without these a chain takes twice as long for each link.
   */
  private final Map<Condition, Condition> ever = new IdentityHashMap<>();

  private final Map<Condition, Condition> never = new IdentityHashMap<>();

  /** Whether the swift loop leaves a component alone. */
  static boolean is(Component component) {
    return component.role() == Role.MODE || component.role() == Role.RESOURCE;
  }

  private boolean is(Word word) {
    return switch (word) {
      case Cell cell -> is((Component) cell);
      case Word.Operand operand -> false;
      case Word.At at -> false;
      case Word.Let let -> let(let);
      default -> word.parts().stream().allMatch(this::is);
    };
  }

  private boolean let(Word.Let let) {
    var before = known.get(let);
    boolean is = before != null ? before : is(let.word());
    known.put(let, is);
    return is;
  }

  /** Whether a condition is of nothing but settled cells. */
  boolean is(Condition condition) {
    return condition.words().stream().allMatch(this::is);
  }

  /** Where this holds of settled cells, the condition does. */
  Condition ever(Condition condition) {
    var before = ever.get(condition);
    var found = before != null ? before : whenEver(condition);
    ever.put(condition, found);
    return found;
  }

  private Condition whenEver(Condition condition) {
    return switch (condition) {
      case Condition.Always always -> always;
      case Condition.Not(var of) -> never(of);
      case Condition.And(var left, var right) -> folding.and(ever(left), ever(right));
      case Condition.Or(var left, var right) -> folding.or(ever(left), ever(right));
      case Condition.Compare compare -> {
        if (is(compare)) {
          yield compare;
        }
        yield compare.relation() == Relation.EQUAL && compare.right() instanceof Word.Literal k
            ? is(compare.left(), k, true)
            : NEVER;
      }
    };
  }

  /** Where this holds of settled cells, the condition does not. */
  Condition never(Condition condition) {
    var before = never.get(condition);
    var found = before != null ? before : whenNever(condition);
    never.put(condition, found);
    return found;
  }

  private Condition whenNever(Condition condition) {
    return switch (condition) {
      case Condition.Always always -> NEVER;
      case Condition.Not(var of) -> ever(of);
      case Condition.And(var left, var right) -> folding.or(never(left), never(right));
      case Condition.Or(var left, var right) -> folding.and(never(left), never(right));
      case Condition.Compare compare -> {
        if (is(compare)) {
          yield compare.not();
        }
        yield compare.relation() == Relation.EQUAL && compare.right() instanceof Word.Literal k
            ? is(compare.left(), k, false)
            : NEVER;
      }
    };
  }

  /** When a word is this number, or is not, as wanted. */
  private Condition is(Word word, Word.Literal number, boolean wanted) {
    if (word instanceof Word.Literal || is(word)) {
      var same = folding.compare(Relation.EQUAL, word.bits(), word, number);
      return wanted ? same : same.not();
    }
    return switch (word) {
      case Word.Let let -> is(let.word(), number, wanted);
      case Word.Choice(var test, var then, var otherwise) -> {
        // Written so that the longer branch, which may be a chain, is mentioned once.
        var first = is(then, number, wanted);
        var second = is(otherwise, number, wanted);
        yield folding.or(
            folding.and(second, folding.or(never(test), first)), folding.and(first, ever(test)));
      }
      case Word.Slice(Word.Calculation(var operator, var left, var right), var low, var bits)
          when operator == Operator.AND ->
          isMasked(folding.slice(left, low, bits), folding.slice(right, low, bits), number, wanted);
      case Word.Calculation(var operator, var left, var right) when operator == Operator.AND ->
          isMasked(left, right, number, wanted);
      default -> NEVER;
    };
  }

  /** Where either word is 0, both together are. */
  private Condition isMasked(Word left, Word right, Word.Literal number, boolean wanted) {
    var zero = new Word.Literal(0, number.bits());
    return wanted == (number.value() == 0)
        ? folding.or(is(left, zero, true), is(right, zero, true))
        : NEVER;
  }
}
