package org.vmorph.model.ir;

/**
 * Bits of an instruction word that are bits of an operand, in the same order.
 *
 * @param low the lowest of them in the word; bit 0 is the least significant
 * @param of the lowest of them in the operand
 * @param bits how many there are
 */
public record BitRun(int low, int of, int bits) {
  /** Where they stand in the word. */
  public long mask() {
    return ones(bits) << low;
  }

  /** Where they stand in the operand. */
  long operandMask() {
    return ones(bits) << of;
  }

  /** So many ones; none to 64. */
  static long ones(int bits) {
    return bits == 0 ? 0 : -1L >>> (64 - bits);
  }
}
