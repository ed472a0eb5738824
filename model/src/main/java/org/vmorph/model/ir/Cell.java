package org.vmorph.model.ir;

/** A component that is one word: a mode bit, a program counter, a bound. */
public record Cell(String name, int bits, Role role, int slot) implements Component, Word.Place {
  /** Rejects a width outside 1 to 64. */
  public Cell {
    Widths.check(name, bits);
  }

  @Override
  public String toString() {
    return name;
  }
}
