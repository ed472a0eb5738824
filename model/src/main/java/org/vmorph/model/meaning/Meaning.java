package org.vmorph.model.meaning;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Step;

/**
 * What words, conditions and writes mean in a state. Everything reads the old state; where a
 * condition is known, only the branch taken is computed.
 */
public final class Meaning<W, B, M> {
  private final Domain<W, B, M> domain;
  private final OperandValues<W> operands;
  private final State<W, M> old;

  /** Most steps have none. */
  private Map<Word.Let, W> lets = Map.of();

  /** Meaning of whatever is asked, in this state, with these operands. */
  public Meaning(Domain<W, B, M> domain, OperandValues<W> operands, State<W, M> old) {
    this.domain = domain;
    this.operands = operands;
    this.old = old;
  }

  /** The word an elaborated expression stands for. */
  public W word(Word word) {
    return switch (word) {
      case Word.Literal(var value, var bits) -> domain.literal(value, bits);
      case Word.Operand operand -> operands.get(operand);
      case Word.Size size -> old.size();
      case Cell cell -> old.get(cell);
      case Word.At(var file, var base, var offset) ->
          domain.load(file, old.get(file), word(base), word(offset));
      case Word.Calculation(var operator, var left, var right) ->
          domain.calculate(operator, left.bits(), word(left), word(right));
      case Word.Choice(var test, var then, var otherwise) -> choice(truth(test), then, otherwise);
      case Word.Slice(var of, var low, var bits) -> domain.slice(word(of), low, bits);
      case Word.Extension(var of, var bits, var signed) ->
          domain.extend(word(of), of.bits(), bits, signed);
      case Word.Join(var high, var low) ->
          domain.join(word(high), high.bits(), word(low), low.bits());
      case Word.Let let -> let(let);
      case Word.Memory w -> throw unspelled(w);
      case Word.Packed w -> throw unspelled(w);
    };
  }

  private W let(Word.Let let) {
    var computed = lets.get(let);
    if (computed == null) {
      computed = domain.let(let.name(), word(let.word()));
      lets = lets.isEmpty() ? new HashMap<>() : lets;
      lets.put(let, computed);
    }
    return computed;
  }

  private W choice(B test, Word then, Word otherwise) {
    if (domain.isTrue(test)) {
      return word(then);
    }
    if (domain.isFalse(test)) {
      return word(otherwise);
    }
    return domain.choose(test, word(then), word(otherwise));
  }

  /** The truth of an elaborated condition. */
  public B truth(Condition condition) {
    return switch (condition) {
      case Condition.Compare(var relation, var left, var right) ->
          domain.compare(relation, left.bits(), word(left), word(right));
      case Condition.Not(var of) -> domain.not(truth(of));
      case Condition.And(var left, var right) -> {
        var first = truth(left);
        yield domain.isFalse(first) ? first : domain.and(first, truth(right));
      }
      case Condition.Or(var left, var right) -> {
        var first = truth(left);
        yield domain.isTrue(first) ? first : domain.or(first, truth(right));
      }
      case Condition.Always always -> domain.truth(true);
    };
  }

  /**
   * The state that the updates of a step have left; the rest of it is to be read there.
   *
   * @param indices is told which words of a file get another word, if there is such a case
   */
  static <W, B, M> State<W, M> updated(
      Domain<W, B, M> domain,
      Step step,
      OperandValues<W> operands,
      State<W, M> old,
      BiConsumer<File, W> indices) {
    var state = old;
    for (var update : step.updates()) {
      var meaning = new Meaning<>(domain, operands, state);
      var when = meaning.truth(update.when());
      if (!domain.isFalse(when)) {
        state = meaning.written(state, when, update);
        if (update.place() instanceof Word.At at) {
          indices.accept(at.file(), meaning.index(at));
        }
      }
    }
    return state;
  }

  /** The index of a word of a file. */
  W index(Word.At at) {
    int bits = at.file().indexBits();
    return domain.calculate(Operator.ADD, bits, word(at.base()), word(at.offset()));
  }

  /**
   * The old state with the writes of a step, all at once; its traps and updates are not looked at.
   */
  public State<W, M> calm(Step step) {
    var next = old;
    for (var write : step.writes()) {
      var when = truth(write.when());
      if (domain.isFalse(when)) {
        continue;
      }
      next = written(next, when, write);
    }
    return next;
  }

  private State<W, M> written(State<W, M> next, B when, Step.Write write) {
    var value = word(write.value());
    return switch (write.place()) {
      case Cell cell ->
          next.with(cell, domain.isTrue(when) ? value : domain.choose(when, value, next.get(cell)));
      case Word.At(var file, var base, var offset) ->
          next.with(
              file, domain.store(file, next.get(file), when, word(base), word(offset), value));
      case Word.Memory place -> throw unspelled(place);
      case Word.Packed place -> throw unspelled(place);
    };
  }

  private static IllegalStateException unspelled(Word word) {
    return new IllegalStateException("elaboration spells this out: " + word);
  }
}
