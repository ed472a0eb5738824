package org.vmorph.proofs.enumeration;

/** The content of a file. */
interface Table {
  /** The word at an index. */
  Late<int[]> get(Late<int[]> index);
}
