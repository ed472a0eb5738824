package org.vmorph.proofs.enumeration;

/** The content of a file. */
interface Table {
  /** The word at an index. */
  int[] get(int[] index);
}
