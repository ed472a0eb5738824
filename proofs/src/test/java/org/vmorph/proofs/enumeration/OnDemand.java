package org.vmorph.proofs.enumeration;

import java.util.List;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;

/**
 * Words and truths as tables that are made when they are looked at: most of what a statement could
 * speak of, as of the traps of an instruction that is given not to trap, never is.
 */
final class OnDemand implements Domain<Late<int[]>, Fact, Table> {
  private final Truth truth;
  private final Fact always;
  private final Fact never;
  private int given;

  OnDemand(Truth truth) {
    this.truth = truth;
    this.always = Fact.of(new Late<>(() -> truth.truth(true)));
    this.never = Fact.of(new Late<>(() -> truth.truth(false)));
    this.given = truth.truth(true);
  }

  /** From now on only the cases count in which this holds. */
  void given(int hypotheses) {
    given = hypotheses;
  }

  @Override
  public Late<int[]> literal(long value, int bits) {
    return new Late<>(() -> truth.literal(value, bits));
  }

  @Override
  public Late<int[]> calculate(Operator operator, int bits, Late<int[]> left, Late<int[]> right) {
    return new Late<>(() -> truth.calculate(operator, left.get(), right.get()));
  }

  @Override
  public Late<int[]> slice(Late<int[]> word, int low, int bits) {
    return new Late<>(() -> truth.slice(word.get(), low, bits));
  }

  @Override
  public Late<int[]> extend(Late<int[]> word, int from, int to, boolean signed) {
    return new Late<>(() -> truth.extend(word.get(), to, signed));
  }

  @Override
  public Late<int[]> join(Late<int[]> high, int highBits, Late<int[]> low, int lowBits) {
    return new Late<>(() -> truth.join(high.get(), low.get()));
  }

  /** What is chosen in no case that counts is not looked at. */
  @Override
  public Late<int[]> choose(Fact test, Late<int[]> then, Late<int[]> otherwise) {
    return new Late<>(
        () -> {
          int tested = test.table().get();
          if (truth.isFalse(truth.and(given, tested))) {
            return otherwise.get();
          }
          return truth.isFalse(truth.and(given, truth.not(tested)))
              ? then.get()
              : truth.choose(tested, then.get(), otherwise.get());
        });
  }

  @Override
  public Table either(Fact test, Table then, Table otherwise) {
    return index -> choose(test, then.get(index), otherwise.get(index));
  }

  @Override
  public Fact compare(Relation relation, int bits, Late<int[]> left, Late<int[]> right) {
    return Fact.of(new Late<>(() -> truth.compare(relation, left.get(), right.get())));
  }

  @Override
  public Fact truth(boolean value) {
    return value ? always : never;
  }

  @Override
  public Fact not(Fact of) {
    return isTrue(of)
        ? never
        : isFalse(of) ? always : Fact.of(new Late<>(() -> truth.not(of.table().get())));
  }

  @Override
  public Fact and(Fact left, Fact right) {
    if (isFalse(left) || isTrue(right)) {
      return left;
    }
    if (isFalse(right) || isTrue(left)) {
      return right;
    }
    return Fact.of(
        new Late<>(
            () -> {
              int first = left.table().get();
              return truth.isFalse(truth.and(given, first))
                  ? truth.truth(false)
                  : truth.and(first, right.table().get());
            }));
  }

  @Override
  public Fact or(Fact left, Fact right) {
    if (isTrue(left) || isFalse(right)) {
      return left;
    }
    if (isTrue(right) || isFalse(left)) {
      return right;
    }
    return new Fact(
        new Late<>(() -> truth.or(left.table().get(), right.table().get())), List.of(left, right));
  }

  @Override
  public boolean isTrue(Fact fact) {
    return fact == always;
  }

  @Override
  public boolean isFalse(Fact fact) {
    return fact == never;
  }

  @Override
  public Late<int[]> load(File file, Table content, Late<int[]> base, Late<int[]> offset) {
    return content.get(calculate(Operator.ADD, file.indexBits(), base, offset));
  }

  @Override
  public Table store(
      File file,
      Table content,
      Fact when,
      Late<int[]> base,
      Late<int[]> offset,
      Late<int[]> value) {
    int bits = file.indexBits();
    var place = calculate(Operator.ADD, bits, base, offset);
    return index ->
        choose(and(when, compare(Relation.EQUAL, bits, index, place)), value, content.get(index));
  }
}
