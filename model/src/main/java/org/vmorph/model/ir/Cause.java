package org.vmorph.model.ir;

/**
 * Why a trap happens.
 *
 * @param code the number the machine stores, or the vector it goes through
 */
public record Cause(String name, int code, Kind kind) {
  /** What the definitions of the paper make of a cause. */
  public enum Kind {
    /** The privilege check. */
    PRIVILEGE,
    /** An address beyond R or beyond physical storage: the paper's memory trap. */
    MEMORY,
    /**
     * An operand no mode accepts: alignment, format. Says nothing of privilege, as a memory trap
     * does.
     */
    FAULT,
    /** Asked for in any mode: supervisor call, illegal instruction, breakpoint. */
    CALL,
    /**
     * Nothing the instruction asked for: the machine's own, before the fetch. Supervisor mode masks
     * it.
     */
    INTERRUPT
  }

  /** Whether a pair of states with this trap says nothing (paper.md section 2: privileged). */
  public boolean saysNothing() {
    return kind == Kind.MEMORY || kind == Kind.FAULT;
  }

  /** Whether it is a privilege trap: one at which a monitor acts for its guest. */
  public boolean isPrivilege() {
    return kind == Kind.PRIVILEGE;
  }

  @Override
  public String toString() {
    return name;
  }
}
