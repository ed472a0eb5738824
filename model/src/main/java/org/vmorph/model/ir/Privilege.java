package org.vmorph.model.ir;

/** Who may execute an instruction; whoever may not is refused before anything else is looked at. */
public sealed interface Privilege {
  /** What needs no condition to be said. */
  enum Plain implements Privilege {
    /** In every mode. */
    EVERYONE,
    /** In the most privileged mode alone. */
    SUPERVISOR
  }

  /**
   * In every state in which this does not hold: a level below the mode's, a right that somebody has
   * not been given.
   *
   * @param refused over the state and the operands
   */
  record Unless(Condition refused) implements Privilege {}
}
