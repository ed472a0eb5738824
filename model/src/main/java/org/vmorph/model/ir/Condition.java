package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.List;

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
    var words = new ArrayList<Word>();
    collect(this, words);
    return words;
  }

  private static void collect(Condition condition, List<Word> words) {
    switch (condition) {
      case Compare(var relation, var left, var right) -> {
        words.add(left);
        words.add(right);
      }
      case Not(var of) -> collect(of, words);
      case And(var left, var right) -> {
        collect(left, words);
        collect(right, words);
      }
      case Or(var left, var right) -> {
        collect(left, words);
        collect(right, words);
      }
      case Always always -> {}
    }
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
