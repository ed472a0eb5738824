package org.vmorph.model.ir;

/** Which end of a datum stands at its address, and the others behind it. */
public enum Endian {
  /** The high end. */
  BIG,
  /** The low end. */
  LITTLE
}
