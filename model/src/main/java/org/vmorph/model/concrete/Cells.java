package org.vmorph.model.concrete;

/**
 * The content of a file. What an instruction writes is kept apart ({@link Written}) until all of it
 * is known.
 */
public interface Cells {
  /** The word at an index; a word beyond the end reads as zero. */
  long get(long index);
}
