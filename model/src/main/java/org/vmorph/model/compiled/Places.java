package org.vmorph.model.compiled;

import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * Where the code that is being written finds the state. Every method writes instructions; a word of
 * at most 31 bits is an int on the stack, a wider one a long ({@link Emitter#isInt}).
 */
public interface Places {
  /** Pushes q. */
  void size(Word.Size size);

  /** Pushes what an operand stands for. */
  void operand(Word.Operand operand);

  /** Pushes a cell. */
  void load(Cell cell);

  /**
   * Pushes a mask of so many bits, an int, which tells the compiler more than the number would:
   * that what is masked is an index of an array. Writes nothing where there is none.
   *
   * @return whether there is one
   */
  default boolean mask(int bits) {
    return false;
  }

  /** Pops a word into a cell. */
  void store(Cell cell);

  /**
   * Pushes a word of a file; 0 where the file has none.
   *
   * @param index pushes the index, an int
   * @param inside whether the index is known to lie in the file
   */
  void load(File file, Runnable index, boolean inside);

  /**
   * Puts a word into a file.
   *
   * @param index pushes the index, an int
   * @param value pushes the word, a long
   */
  void store(File file, Runnable index, Runnable value);
}
