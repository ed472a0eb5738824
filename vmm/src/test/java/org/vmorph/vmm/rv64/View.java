package org.vmorph.vmm.rv64;

/** A machine, or the one that a monitor makes: what its cells hold. */
interface View {
  /** By the cell's name. */
  long get(String cell);
}
