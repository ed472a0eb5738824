package org.vmorph.proofs.vectors;

/** The solver gave up, so it is not known whether a way can be gone. */
public final class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Undecided(String what, String reason) {
    super(what + ": unknown to the solver: " + reason);
  }
}
