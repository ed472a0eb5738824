package org.vmorph.model.compiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Domain;

/**
 * Words are expressions over the old state, as small as they can be made while a program is still
 * unknown: what is known now is computed now, by {@link Concrete}. The rest is left to be compiled.
 */
public final class Folding implements Domain<Word, Condition, WrittenFile> {
  private static final Condition FALSE = Condition.Always.TRUE.not();

  private final Map<Condition, Boolean> assumed;
  private final Set<FixedWord> fixed;
  private final List<Condition> facts;

  /** Nothing is assumed. */
  public Folding() {
    this(Map.of(), Set.of(), List.of());
  }

  private Folding(Map<Condition, Boolean> assumed, Set<FixedWord> fixed, List<Condition> facts) {
    this.assumed = assumed;
    this.fixed = fixed;
    this.facts = facts;
  }

  /** Nothing is assumed but that some words are what they always are. */
  static Folding where(Set<FixedWord> fixed) {
    return new Folding(Map.of(), Set.copyOf(fixed), List.of());
  }

  /** The same where a condition holds, and all that it is made of; other numbers are excluded. */
  Folding knowing(Condition condition) {
    var more = new ArrayList<>(facts);
    more.add(condition);
    return new Folding(assumed, fixed, List.copyOf(more)).parts(condition);
  }

  private Folding parts(Condition condition) {
    var all = assuming(condition, true);
    return condition instanceof Condition.And(var left, var right)
        ? all.parts(left).parts(right)
        : all;
  }

  /** The same where a condition is known to hold, or known not to. */
  public Folding assuming(Condition condition, boolean holds) {
    if (condition instanceof Condition.Not(Condition of)) {
      return assuming(of, !holds);
    }
    var more = new HashMap<>(assumed);
    more.put(condition, holds);
    return new Folding(Map.copyOf(more), fixed, facts);
  }

  private Condition known(Condition condition) {
    if (condition instanceof Condition.Not(Condition of)) {
      var holds = assumed.get(of);
      return holds == null ? condition : truth(!holds);
    }
    var holds = assumed.get(condition);
    return holds == null ? condition : truth(holds);
  }

  @Override
  public Word literal(long value, int bits) {
    return new Word.Literal(value, bits);
  }

  @Override
  public Word calculate(Operator operator, int bits, Word left, Word right) {
    if (left instanceof Word.Literal l && right instanceof Word.Literal r) {
      return literal(Concrete.DOMAIN.calculate(operator, bits, l.value(), r.value()), bits);
    }
    if (operator == Operator.ADD && left instanceof Word.Literal l && l.value() == 0) {
      return right;
    }
    return isNeutral(operator, right) ? left : new Word.Calculation(operator, left, right);
  }

  /** Whether x, operator, right is x. */
  private static boolean isNeutral(Operator operator, Word right) {
    return switch (operator) {
      case ADD, SUB, OR, XOR, SHL, SHR, SAR -> right instanceof Word.Literal l && l.value() == 0;
      case MUL, DIVU -> right instanceof Word.Literal l && l.value() == 1;
      case MULHU, MULH, DIV, REMU, REM -> false;
      case AND -> right instanceof Word.Literal l && l.value() == Ranges.most(right.bits());
    };
  }

  @Override
  public Word slice(Word word, int low, int bits) {
    if (low == 0 && bits == word.bits()) {
      return word;
    }
    return switch (word) {
      case Word.Literal l -> literal(Concrete.DOMAIN.slice(l.value(), low, bits), bits);
      case Word.Slice(var of, var under, var width) -> slice(of, under + low, bits);
      case Word.Extension(var of, var width, var signed) when low + bits <= of.bits() ->
          slice(of, low, bits);
      case Word.Extension(var of, var width, var signed) when !signed && low >= of.bits() ->
          literal(0, bits);
      case Word.Extension(var of, var width, var signed) when low == 0 ->
          extend(of, of.bits(), bits, signed);
      case Word.Join(var high, var down) when low + bits <= down.bits() -> slice(down, low, bits);
      case Word.Join(var high, var down) when low >= down.bits() ->
          slice(high, low - down.bits(), bits);
      case Word.Join(var high, var down) -> {
        int above = low + bits - down.bits();
        yield join(slice(high, 0, above), above, slice(down, low, bits - above), bits - above);
      }
      default -> new Word.Slice(word, low, bits);
    };
  }

  @Override
  public Word extend(Word word, int from, int to, boolean signed) {
    if (from == to) {
      return word;
    }
    if (word instanceof Word.Literal l) {
      return literal(Concrete.DOMAIN.extend(l.value(), from, to, signed), to);
    }
    return !signed && word instanceof Word.Extension(var of, var width, var inner) && !inner
        ? new Word.Extension(of, to, false)
        : new Word.Extension(word, to, signed);
  }

  @Override
  public Word join(Word high, int highBits, Word low, int lowBits) {
    if (high instanceof Word.Literal h && low instanceof Word.Literal l) {
      return literal(
          Concrete.DOMAIN.join(h.value(), highBits, l.value(), lowBits), highBits + lowBits);
    }
    return high instanceof Word.Literal h && h.value() == 0
        ? extend(low, lowBits, highBits + lowBits, false)
        : new Word.Join(high, low);
  }

  @Override
  public Word let(String name, Word word) {
    return costsNothing(word) ? word : new Word.Let(name, word);
  }

  private static boolean costsNothing(Word word) {
    return word instanceof Word.Literal
        || word instanceof Word.Operand
        || word instanceof Word.Size
        || word instanceof Cell
        || word instanceof Word.Let;
  }

  @Override
  public Word choose(Condition test, Word then, Word otherwise) {
    if (isTrue(test) || then.equals(otherwise)) {
      return then;
    }
    if (isFalse(test)) {
      return otherwise;
    }
    var choice = new Word.Choice(test, then, otherwise);
    return FixedWord.of(choice).filter(fixed::contains).isPresent() ? otherwise : choice;
  }

  @Override
  public WrittenFile either(Condition test, WrittenFile then, WrittenFile otherwise) {
    if (isTrue(test) || then.equals(otherwise)) {
      return then;
    }
    return isFalse(test) ? otherwise : new WrittenFile.Either(test, then, otherwise);
  }

  @Override
  public Condition compare(Relation relation, int bits, Word left, Word right) {
    if (left instanceof Word.Literal l && right instanceof Word.Literal r) {
      return truth(Concrete.DOMAIN.compare(relation, bits, l.value(), r.value()));
    }
    if (left.equals(right)) {
      return truth(relation == Relation.EQUAL);
    }
    if (relation == Relation.EQUAL
        && right instanceof Word.Literal number
        && excludes(left, number)) {
      return FALSE;
    }
    int needed = relation == Relation.LESS ? bits : Math.max(needs(left), needs(right));
    return known(
        needed < bits
            ? new Condition.Compare(relation, slice(left, 0, needed), slice(right, 0, needed))
            : new Condition.Compare(relation, left, right));
  }

  /** Whether something is known that would not hold if the word were this number. */
  private boolean excludes(Word word, Word.Literal number) {
    return facts.stream()
        .anyMatch(
            fact -> isFalse(new Substitution(new Folding(), Map.of(word, number)).truth(fact)));
  }

  /** Bits without which an unsigned word would be another number. */
  private static int needs(Word word) {
    return switch (word) {
      case Word.Literal l -> Math.max(1, 64 - Long.numberOfLeadingZeros(l.value()));
      case Word.Extension(var of, var width, var signed) when !signed -> of.bits();
      default -> word.bits();
    };
  }

  @Override
  public Condition truth(boolean value) {
    return value ? Condition.Always.TRUE : FALSE;
  }

  @Override
  public Condition not(Condition of) {
    return of.not();
  }

  @Override
  public Condition and(Condition left, Condition right) {
    if (isFalse(left) || isFalse(right)) {
      return FALSE;
    }
    var both = left.and(right);
    return both instanceof Condition.And ? known(both) : both;
  }

  @Override
  public Condition or(Condition left, Condition right) {
    if (isTrue(left) || isTrue(right)) {
      return Condition.Always.TRUE;
    }
    if (isFalse(left) || isFalse(right)) {
      return isFalse(left) ? right : left;
    }
    return known(left.or(right));
  }

  @Override
  public boolean isTrue(Condition truth) {
    return truth == Condition.Always.TRUE;
  }

  @Override
  public boolean isFalse(Condition truth) {
    return truth.equals(FALSE);
  }

  @Override
  public Word load(File file, WrittenFile content, Word base, Word offset) {
    return switch (content) {
      case WrittenFile.Old(var old) -> new Word.At(old, base, offset);
      case WrittenFile.Put(var under, var when, var place, var value) ->
          choose(and(when, isAt(place, base, offset)), value, load(file, under, base, offset));
      case WrittenFile.Either(var test, var then, var otherwise) ->
          choose(test, load(file, then, base, offset), load(file, otherwise, base, offset));
      case WrittenFile.Beside beside ->
          throw new IllegalStateException(file + ": the storage of a host is read as it was");
    };
  }

  private Condition isAt(Word.At place, Word base, Word offset) {
    int bits = place.file().indexBits();
    return compare(
        Relation.EQUAL,
        bits,
        calculate(Operator.ADD, bits, place.base(), place.offset()),
        calculate(Operator.ADD, bits, base, offset));
  }

  @Override
  public WrittenFile store(
      File file, WrittenFile content, Condition when, Word base, Word offset, Word value) {
    return isFalse(when)
        ? content
        : new WrittenFile.Put(content, when, new Word.At(content.file(), base, offset), value);
  }

  /**
   * The sum base + offset of a place in storage, where it is known to lie below q, so that nothing
   * has to be tested or cut off to reach it; null where it is not known.
   */
  @Nullable Word inStorage(Word.At at, File storage) {
    if (!at.file().equals(storage)) {
      return null;
    }
    int bits = storage.indexBits();
    var size = new Word.Size(bits);
    var sum =
        calculate(
            Operator.ADD,
            bits + 1,
            extend(at.base(), bits, bits + 1, false),
            extend(at.offset(), bits, bits + 1, false));
    var inside = new Condition.Compare(Relation.BELOW, sum, extend(size, bits, bits + 1, false));
    if (Boolean.TRUE.equals(assumed.get(inside))) {
      return sum;
    }
    boolean fromStart = at.base() instanceof Word.Literal(var from, var width) && from == 0;
    return fromStart && Boolean.TRUE.equals(assumed.get(at.offset().below(size)))
        ? at.offset()
        : null;
  }
}
