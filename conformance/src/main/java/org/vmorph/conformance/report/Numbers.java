package org.vmorph.conformance.report;

/** Words as people read them: small ones in decimal, others in hexadecimal. */
public final class Numbers {
  private Numbers() {}

  /** A word. */
  public static String of(long word) {
    return word >= 0 && word < 1L << 20 ? Long.toString(word) : "0x" + Long.toHexString(word);
  }
}
