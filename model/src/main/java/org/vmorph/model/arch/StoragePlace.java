package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.literal;

import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * A word of storage that is the same in every state: so far from its beginning, or from its end.
 *
 * @param fromEnd whether its address is q less the number, and not the number
 * @param number from 0 on; from 1 on if it is from the end
 */
public record StoragePlace(boolean fromEnd, long number) {
  /**
   * Rejects what is outside, whatever the size of storage.
   *
   * @throws IllegalArgumentException saying so
   */
  public StoragePlace {
    if (number < (fromEnd ? 1 : 0)) {
      throw new IllegalArgumentException(
          "a place in storage at %s%d; expected 0 or more, or q-1 or less"
              .formatted(fromEnd ? "q-" : "", number));
    }
  }

  /** So many words behind the first. */
  public static StoragePlace at(long number) {
    return new StoragePlace(false, number);
  }

  /** So many words before the end. */
  public static StoragePlace beforeEnd(long number) {
    return new StoragePlace(true, number);
  }

  /** The word. */
  public Word.At of(File storage) {
    int bits = storage.indexBits();
    return storage.at(fromEnd ? new Word.Size(bits).plus(-number) : literal(number, bits));
  }

  /** Its address in storage of so many words. */
  public long in(long words) {
    return fromEnd ? words - number : number;
  }

  /** How many words storage has to have at least. */
  long needs() {
    return fromEnd ? number : number + 1;
  }

  @Override
  public String toString() {
    return fromEnd ? "q-" + number : "" + number;
  }
}
