package org.vmorph.model.concrete;

import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/**
 * Words and conditions that are asked again and again of states as they are: what {@link
 * org.vmorph.model.meaning.Meaning} makes of them over numbers, taken apart once.
 */
public final class StateFunction {
  private StateFunction() {}

  /**
   * A word.
   *
   * @throws IllegalArgumentException if it has an operand, or an abbreviation that elaboration
   *     would spell out
   */
  public static ToLongFunction<StateView> of(Word word) {
    return switch (word) {
      case Word.Literal(var value, var bits) -> state -> value;
      case Word.Size size -> StateView::size;
      case Cell cell -> state -> state.get(cell);
      case Word.At(var file, var base, var offset) -> {
        var from = of(base);
        var by = of(offset);
        int bits = file.indexBits();
        yield state ->
            state.load(file, Concrete.low(from.applyAsLong(state) + by.applyAsLong(state), bits));
      }
      case Word.Calculation(var operator, var left, var right) ->
          calculation(operator, left.bits(), of(left), of(right));
      case Word.Choice(var test, var then, var otherwise) -> {
        var holds = of(test);
        var one = of(then);
        var other = of(otherwise);
        yield state -> (holds.test(state) ? one : other).applyAsLong(state);
      }
      case Word.Let let -> of(let.word());
      case Word.Slice(var of, var low, var bits) -> {
        var whole = of(of);
        yield state -> Concrete.DOMAIN.slice(whole.applyAsLong(state), low, bits);
      }
      case Word.Extension(var of, var bits, var signed) -> {
        var narrow = of(of);
        int from = of.bits();
        yield signed
            ? state -> Concrete.DOMAIN.extend(narrow.applyAsLong(state), from, bits, true)
            : narrow;
      }
      case Word.Join(var high, var low) -> {
        var up = of(high);
        var down = of(low);
        int bits = low.bits();
        yield state -> up.applyAsLong(state) << bits | down.applyAsLong(state);
      }
      case Word.Operand it -> throw new IllegalArgumentException("no operand is known: " + it);
      case Word.Memory it -> throw new IllegalArgumentException("not spelled out: " + it);
      case Word.Packed it -> throw new IllegalArgumentException("not spelled out: " + it);
    };
  }

  private static ToLongFunction<StateView> calculation(
      Operator operator,
      int bits,
      ToLongFunction<StateView> left,
      ToLongFunction<StateView> right) {
    return operator == Operator.ADD
        ? state -> Concrete.low(left.applyAsLong(state) + right.applyAsLong(state), bits)
        : state ->
            Concrete.DOMAIN.calculate(
                operator, bits, left.applyAsLong(state), right.applyAsLong(state));
  }

  /** A condition. */
  public static Predicate<StateView> of(Condition condition) {
    return switch (condition) {
      case Condition.Compare(var relation, var left, var right) ->
          comparison(relation, left.bits(), of(left), of(right));
      case Condition.Not(var of) -> of(of).negate();
      case Condition.And(var left, var right) -> of(left).and(of(right));
      case Condition.Or(var left, var right) -> of(left).or(of(right));
      case Condition.Always always -> state -> true;
    };
  }

  private static Predicate<StateView> comparison(
      Relation relation,
      int bits,
      ToLongFunction<StateView> left,
      ToLongFunction<StateView> right) {
    return switch (relation) {
      case EQUAL -> state -> left.applyAsLong(state) == right.applyAsLong(state);
      case BELOW ->
          state -> Long.compareUnsigned(left.applyAsLong(state), right.applyAsLong(state)) < 0;
      case LESS ->
          state ->
              Concrete.DOMAIN.compare(
                  Relation.LESS, bits, left.applyAsLong(state), right.applyAsLong(state));
    };
  }
}
