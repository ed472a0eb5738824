package org.vmorph.model.machines;

import java.util.List;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/** What decides where an address leads: components of role RESOURCE, and how they are asked. */
public interface StorageControl {
  /** What of it the PSW shows, in words. */
  String says();

  /** Those of its cells that a trap changes, as the PSW shows them, from the high end. */
  List<Cell> shown();

  /**
   * How the instruction at an address of n bits is reached.
   *
   * @param storage E
   */
  Addressing fetch(File storage);

  /**
   * How a load reaches an address that is a word.
   *
   * @param storage E
   */
  Addressing load(File storage);

  /**
   * How a store reaches an address that is a word.
   *
   * @param storage E
   */
  Addressing store(File storage);
}
