package org.vmorph.model.text;

/**
 * The units that a line of a source has made.
 *
 * @param line from 1
 * @param first the address of the first of them
 * @param units how many there are, one behind the other; at least one
 */
public record Extent(int line, long first, long units) {
  /** Whether an address is that of one of them. */
  public boolean has(long address) {
    return Long.compareUnsigned(address - first, units) < 0;
  }

  /** The address of the last one. */
  public long last() {
    return first + units - 1;
  }
}
