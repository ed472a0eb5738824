package org.vmorph.conformance.gen;

/** The instructions that load and show the entry of a page. */
interface PageEntries {
  /** Loads it from a register. */
  long load(int register, int page);

  /** Shows it in a register. */
  long show(int register, int page);

  /** Writes code that all others depend on, one that is run first. */
  void begin(Code code, int register);
}
