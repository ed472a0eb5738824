package org.vmorph.model.ir;

/**
 * What a component of the state is to the theorem. Classification is defined over roles, never over
 * names.
 */
public enum Role {
  /** E: the words a program is made of and works on. */
  STORAGE,
  /** M: supervisor or user. */
  MODE,
  /** P. */
  PROGRAM_COUNTER,
  /** Registers and flags that belong to whoever runs, and that every program may see. */
  GENERAL,
  /**
   * What a monitor must keep for itself: l and b, an interrupt mask, a descriptor register, the
   * console.
   */
  RESOURCE,
  /** A clock or counter (Theorem 2). */
  TIME
}
