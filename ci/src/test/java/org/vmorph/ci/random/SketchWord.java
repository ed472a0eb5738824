package org.vmorph.ci.random;

import org.vmorph.model.ir.Operator;

/**
 * A word of a drawn instruction, said without widths: it takes the width that its surroundings
 * want, its low bits or zeros before it. So one instruction is built on machines of any shape.
 */
sealed interface SketchWord {
  /** How storage is reached. */
  enum Reach {
    /** Through l and b, with the machine's checks. */
    RELATIVE("memory"),
    /** Neither relocated nor bounded by b; a memory trap beyond q. */
    ABSOLUTE("absolute");

    private final String word;

    Reach(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** A number. */
  record Number(int value) implements SketchWord {
    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /** A part of the machine or an operand, by name: {@code l}, {@code RA}, {@code timer}. */
  record Named(String name) implements SketchWord {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A word of storage. */
  record Load(Reach reach, SketchWord address) implements SketchWord {
    @Override
    public String toString() {
      return reach + "(" + address + ")";
    }
  }

  /** Two terms and an operator. */
  record Calculated(Operator operator, SketchWord left, SketchWord right) implements SketchWord {
    @Override
    public String toString() {
      return "(" + left + " " + operator.symbol() + " " + right + ")";
    }
  }

  /** One term or the other. */
  record Chosen(SketchTest test, SketchWord then, SketchWord otherwise) implements SketchWord {
    @Override
    public String toString() {
      return "(" + test + " ? " + then + " : " + otherwise + ")";
    }
  }

  /** A part of the machine. */
  static SketchWord named(String name) {
    return new Named(name);
  }

  /** A number. */
  static SketchWord number(int value) {
    return new Number(value);
  }
}
