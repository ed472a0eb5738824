package org.vmorph.conformance.gen;

/** Storage as some code sees it. */
@FunctionalInterface
public interface AddressNames {
  /** All of storage, each word by its own address. */
  AddressNames PLAIN = address -> address;

  /**
   * How code has to name a word; what it says of a word that it does not see is anything.
   *
   * @param address where the word lies in the guest's storage, as if that had no end
   */
  long named(long address);
}
