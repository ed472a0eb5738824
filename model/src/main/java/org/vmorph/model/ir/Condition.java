package org.vmorph.model.ir;

import java.util.List;
import java.util.stream.Stream;

/** A truth-valued expression. */
public sealed interface Condition {
  /** Left and right stand in the relation. */
  record Compare(Relation relation, Word left, Word right) implements Condition {
    /** Rejects operands of different widths. */
    public Compare {
      Widths.same(relation.symbol(), left, right);
    }
  }

  /** Not. */
  record Not(Condition of) implements Condition {}

  /** Both. */
  record And(Condition left, Condition right) implements Condition {}

  /** At least one. */
  record Or(Condition left, Condition right) implements Condition {}

  /** True. */
  enum Always implements Condition {
    TRUE
  }

  /** The words it compares, from left to right. */
  default List<Word> words() {
    return switch (this) {
      case Compare(var relation, var left, var right) -> List.of(left, right);
      case Not(var of) -> of.words();
      case And(var left, var right) -> both(left, right);
      case Or(var left, var right) -> both(left, right);
      case Always always -> List.of();
    };
  }

  private static List<Word> both(Condition left, Condition right) {
    return Stream.concat(left.words().stream(), right.words().stream()).toList();
  }

  /** This and that; true disappears. */
  default Condition and(Condition that) {
    return this == Always.TRUE ? that : that == Always.TRUE ? this : new And(this, that);
  }

  /** This or that. */
  default Condition or(Condition that) {
    return new Or(this, that);
  }

  /** Not this. */
  default Condition not() {
    return this instanceof Not(Condition of) ? of : new Not(this);
  }
}
