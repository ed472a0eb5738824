package org.vmorph.vmm;

/** Storage from {@code low} on, so many words. */
public record Span(long low, long words) {
  /** The first address behind it. */
  public long end() {
    return low + words;
  }

  /** Whether an address lies in it. */
  public boolean contains(long address) {
    return address >= low && address < end();
  }
}
