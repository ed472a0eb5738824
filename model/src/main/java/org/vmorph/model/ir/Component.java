package org.vmorph.model.ir;

/** A named part of a machine's state. Two components are the same part when they are equal. */
public sealed interface Component permits Cell, File {
  /** The letter or name the manual uses. */
  String name();

  /** Width in bits of the word, or of each word, 1 to 64. */
  int bits();

  /** What it is to the theorem. */
  Role role();

  /** Its place among the cells, or among the files, of its machine: 0, 1, 2, ... */
  int slot();
}
