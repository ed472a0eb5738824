package org.vmorph.model.machines.ia32;

import java.util.List;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Word;

/**
 * Why the processor traps; volume 3, table 6-1. The hardware has one #GP; here it is three, for
 * what they say of privilege differs: a level that is too low, an operand that no level makes good,
 * and an address beyond the segment.
 */
final class Exceptions {
  private Exceptions() {}

  /** A code is a vector, and so many times 256 more where one vector has several causes. */
  private static final int VECTORS = 256;

  /** The error code that is pushed: a selector without its low bits, or 8 n + 2 of gate n. */
  static final Word.Operand error = new Word.Operand("error", 16);

  static final Cause UD = new Cause("ud", 6, Cause.Kind.CALL);
  static final Cause NP = coded("np", 11, Cause.Kind.FAULT);
  static final Cause SS_LIMIT = coded("ss-limit", 12, Cause.Kind.MEMORY);

  /** #GP of a privilege check. */
  static final Cause REFUSED = coded("gp-refused", 13, Cause.Kind.PRIVILEGE);

  /** #GP of a selector, descriptor or number that is wrong in itself. */
  static final Cause GP = coded("gp-operand", VECTORS + 13, Cause.Kind.FAULT);

  /** #GP of an address. */
  static final Cause GP_LIMIT = coded("gp-limit", 2 * VECTORS + 13, Cause.Kind.MEMORY);

  /**
   * #GP of a privilege check that a program's own supervisor gets: it says nothing of a monitor.
   */
  static final Cause RING = coded("gp-ring", 3 * VECTORS + 13, Cause.Kind.FAULT);

  /** An exit from non-root operation; it has no vector. */
  static final Cause EXIT = new Cause("vm-exit", 4 * VECTORS, Cause.Kind.PRIVILEGE);

  static final List<Cause> OF_VTX = List.of(UD, NP, SS_LIMIT, GP, GP_LIMIT, RING, EXIT);

  static final List<Cause> ALL = List.of(UD, NP, SS_LIMIT, REFUSED, GP, GP_LIMIT);

  private static Cause coded(String name, int code, Cause.Kind kind) {
    return new Cause(name, code, kind, List.of(error));
  }

  /** The vector that a trap goes through. */
  static int vector(Cause cause) {
    return cause.code() % VECTORS;
  }
}
