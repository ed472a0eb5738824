package org.vmorph.model.concrete;

import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/** A state that can be looked at, of a machine or of whatever shows one. */
public interface StateView {
  /** q. */
  long size();

  /** The word in a cell. */
  long get(Cell cell);

  /** A word of a file; zero beyond its end. */
  long load(File file, long index);
}
