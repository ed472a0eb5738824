package org.vmorph.model.arch;

/** What an address is used for: a machine may allow one and not the other. */
public enum Access {
  FETCH,
  LOAD,
  STORE
}
