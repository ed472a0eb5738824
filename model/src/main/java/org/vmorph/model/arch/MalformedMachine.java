package org.vmorph.model.arch;

/** A machine that means nothing; the message names it, and what of it is wrong, in one line. */
public final class MalformedMachine extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedMachine(String machine, String what) {
    super((machine.isEmpty() ? "a machine" : machine) + ": " + what);
  }
}
