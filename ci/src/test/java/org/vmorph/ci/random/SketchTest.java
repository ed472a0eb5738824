package org.vmorph.ci.random;

import org.vmorph.model.ir.Relation;

/** A condition of a drawn instruction, said without widths; a comparison takes the wider one. */
sealed interface SketchTest {
  /** Two terms in a relation. */
  record Compared(Relation relation, SketchWord left, SketchWord right) implements SketchTest {
    @Override
    public String toString() {
      return left + " " + relation.symbol() + " " + right;
    }
  }

  /** Not. */
  record Negated(SketchTest of) implements SketchTest {
    @Override
    public String toString() {
      return "not(" + of + ")";
    }
  }

  /** Both. */
  record Both(SketchTest left, SketchTest right) implements SketchTest {
    @Override
    public String toString() {
      return "(" + left + " and " + right + ")";
    }
  }

  /** At least one. */
  record Either(SketchTest left, SketchTest right) implements SketchTest {
    @Override
    public String toString() {
      return "(" + left + " or " + right + ")";
    }
  }

  /** M is user, or supervisor. */
  static SketchTest mode(boolean user) {
    return is("M", user ? 1 : 0);
  }

  /** A part of the machine is a number. */
  static SketchTest is(String name, int number) {
    return new Compared(Relation.EQUAL, SketchWord.named(name), SketchWord.number(number));
  }
}
