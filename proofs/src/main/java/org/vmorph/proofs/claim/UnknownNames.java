package org.vmorph.proofs.claim;

import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;

/**
 * What unknowns are called. What a machine has named itself stands behind a prefix that says what
 * it is the name of; what claims name themselves, as q or V, has no dot in it. So no name of a
 * machine can meet another unknown's, nor a word that a solver keeps for itself.
 */
public final class UnknownNames {
  /** How many words of storage there are. */
  public static final String SIZE = "q";

  private UnknownNames() {}

  /**
   * A component of a state.
   *
   * @param mark of the state: empty, or a prime for the second of a pair
   */
  public static String of(Component component, String mark) {
    return "S" + mark + "." + component.name();
  }

  /** A component of the hardware that the guest's state says nothing of. */
  public static String real(Component component) {
    return "real." + component.name();
  }

  /** The index at which two files are compared. */
  public static String index(File file) {
    return "at." + file.name();
  }

  /** An operand of an instruction. */
  public static String operand(String name) {
    return "operand." + name;
  }
}
