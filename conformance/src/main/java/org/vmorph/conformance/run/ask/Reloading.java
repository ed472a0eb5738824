package org.vmorph.conformance.run.ask;

/** A class loader that can begin once more: its classes are loaded again as it loads them. */
public interface Reloading {
  /** A loader of the same classes, which has loaded none of them. */
  ClassLoader anew();
}
