package org.vmorph.model.ir;

/**
 * A component that is many words under one name: storage, the general registers, the console's
 * tape.
 *
 * @param bits width of each word
 * @param indexBits width of an index; a file other than storage has exactly 2^indexBits words
 */
public record File(String name, int bits, int indexBits, Role role, int slot) implements Component {
  /** Rejects a width outside 1 to 64. */
  public File {
    Widths.check(name, bits);
    Widths.check(name + " index", indexBits);
  }

  /** The word at an index of {@code indexBits} bits. */
  public Word.At at(Word index) {
    return at(new Word.Literal(0, indexBits), index);
  }

  /**
   * The word at base + offset, the sum taken modulo 2^indexBits: storage as seen through
   * relocation.
   */
  public Word.At at(Word base, Word offset) {
    return new Word.At(this, base, offset);
  }

  @Override
  public String toString() {
    return name;
  }
}
