package org.example;

/**
 * A PSW: mode 1 bit, cause 3, P 20, l 20, b 20. A load ignores the cause.
 *
 * @param mode 0 in supervisor mode, 1 in user mode
 */
record Psw(long mode, long p, long l, long b) {
  static final long SUPERVISOR = 0;
  static final long USER = 1;

  private static final long FIELD = (1 << 20) - 1;

  static Psw of(long word) {
    return new Psw(word >>> 63, word >>> 40 & FIELD, word >>> 20 & FIELD, word & FIELD);
  }

  long word(long cause) {
    return mode << 63 | cause << 60 | p << 40 | r();
  }

  /** R alone, as lrb and srb have it. */
  long r() {
    return l << 20 | b;
  }

  Psw withR(long word) {
    return new Psw(mode, p, word >>> 20 & FIELD, word & FIELD);
  }

  Psw at(long address) {
    return new Psw(mode, address & FIELD, l, b);
  }

  /** On the next instruction. */
  Psw next() {
    return at(p + 1);
  }
}
