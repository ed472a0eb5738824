package org.vmorph.model.machines;

import java.util.List;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/** What decides where an address leads: components of role RESOURCE, and how they are asked. */
public interface StorageControl {
  /** What of it the PSW shows, in words. */
  String says();

  /** Those of its cells that a trap changes, as the PSW shows them, from the high end. */
  List<Cell> shown();

  /**
   * How an address leads to a word.
   *
   * @param storage E
   */
  Translation translation(File storage);
}
