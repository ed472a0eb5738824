package org.vmorph.model.ir;

import java.util.List;

/**
 * Why a trap happens.
 *
 * @param code the number the machine stores, or the vector it goes through
 * @param values what such a trap carries, by name and of any width: a fault address, an error code;
 *     the trap sequence sees them as operands
 */
public record Cause(String name, int code, Kind kind, List<Word.Operand> values) {
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

  /** Keeps its own list; rejects two values of one name. */
  public Cause {
    values = List.copyOf(values);
    if (values.stream().map(Word.Operand::name).distinct().count() < values.size()) {
      throw new IllegalArgumentException(
          "cause %s: two of its values %s have one name".formatted(name, values));
    }
  }

  /** A cause whose traps carry nothing. */
  public Cause(String name, int code, Kind kind) {
    this(name, code, kind, List.of());
  }

  /** What a trap carries that says nothing: zeros. */
  public List<Word> zeros() {
    return values.stream().map(value -> (Word) new Word.Literal(0, value.bits())).toList();
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
