package org.vmorph.model.machines;

/**
 * The size of a third generation machine.
 *
 * @param wordBits width of a word, at most 64
 * @param addressBits n, the width of P, l and b; the PSW needs 3 n + 4 bits of a word
 * @param registerBits 2^registerBits general registers
 */
public record Shape(int wordBits, int addressBits, int registerBits) {
  /** 64-bit words, addresses of 20 bits, sixteen registers. */
  public static final Shape FULL = new Shape(64, 20, 4);

  /** Small enough to enumerate: 32-bit words, addresses of 6 bits, four registers. */
  public static final Shape TINY = new Shape(32, 6, 2);

  /**
   * The same with as many bits to an address as it has, or as three of them and so many bits more
   * leave in a word.
   */
  Shape withRoomFor(int moreBits) {
    return new Shape(wordBits, Math.min(addressBits, (wordBits - moreBits) / 3), registerBits);
  }

  /**
   * Rejects what is no machine: no address or no choice of registers, a PSW that does not fit its
   * word, or an instruction that leaves no room for an address.
   *
   * @throws IllegalArgumentException saying which
   */
  public Shape {
    if (addressBits < 1 || registerBits < 1) {
      throw new IllegalArgumentException(
          "a shape of addresses of %d bits and 2^%d registers; expected at least 1 bit, and 2^1"
              .formatted(addressBits, registerBits));
    }
    if (3 * addressBits + 4 > wordBits
        || 8 + 2 * registerBits + addressBits > wordBits
        || wordBits > 64) {
      throw new IllegalArgumentException(
          "a shape of "
              + wordBits
              + "-bit words has no room for addresses of "
              + addressBits
              + " bits");
    }
  }
}
