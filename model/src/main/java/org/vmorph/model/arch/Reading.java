package org.vmorph.model.arch;

/**
 * How the paper's text is taken where it cannot be run as printed (N1, N12). A verdict always names
 * its reading.
 */
public enum Reading {
  /**
   * Only memory traps are excluded, as printed, and with them operand faults; so a supervisor call
   * is sensitive.
   */
  LITERAL,
  /** Every trap is excluded, as the paper's remark on arithmetic traps suggests. */
  INTENDED,
  /** As intended; and a result that depends on any resource component is behaviour sensitive. */
  SHADOWED;

  /** As it is written on the command line. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
