package org.vmorph.conformance.gen;

/** Storage from some address on; it is given another one for another guest. */
final class Window implements AddressNames {
  private int base;

  /** The same window, from another address on. */
  Window from(int address) {
    base = address;
    return this;
  }

  @Override
  public long named(long address) {
    return address - base;
  }
}
