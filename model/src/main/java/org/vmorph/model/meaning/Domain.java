package org.vmorph.model.meaning;

import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;

/**
 * What words, truths and stores are made of: longs, booleans and arrays; bit-vectors, formulas and
 * array terms; code. Widths are in bits; words are unsigned unless an operation says otherwise.
 *
 * @param <W> a word
 * @param <B> a truth
 * @param <M> the content of a file
 */
public interface Domain<W, B, M> {
  /** A number. */
  W literal(long value, int bits);

  /** Left, operator, right, all of one width, modulo 2^bits. */
  W calculate(Operator operator, int bits, W left, W right);

  /** Some bits of a word. */
  W slice(W word, int low, int bits);

  /** The same number in more bits. */
  W extend(W word, int from, int to, boolean signed);

  /** Two words side by side. */
  W join(W high, int highBits, W low, int lowBits);

  /** A word that has been computed once, and will be used as often as its name. */
  default W let(String name, W word) {
    return word;
  }

  /** One word or the other. */
  W choose(B test, W then, W otherwise);

  /** One content or the other. */
  M either(B test, M then, M otherwise);

  /** Left and right stand in the relation. */
  B compare(Relation relation, int bits, W left, W right);

  /** A truth that is known. */
  B truth(boolean value);

  /** Not. */
  B not(B of);

  /** Both. */
  B and(B left, B right);

  /** At least one. */
  default B or(B left, B right) {
    return not(and(not(left), not(right)));
  }

  /** Whether it is known to hold; where it is, the other side is not computed. */
  boolean isTrue(B truth);

  /** Whether it is known not to hold. */
  boolean isFalse(B truth);

  /** The word of a file at base + offset, modulo 2^indexBits. */
  W load(File file, M content, W base, W offset);

  /** The content with the word at base + offset replaced if the condition holds. */
  M store(File file, M content, B when, W base, W offset, W value);
}
