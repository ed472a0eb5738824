package org.vmorph.model.arch;

import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/** A translation by registers that one bit puts into force. */
public interface SwitchedRegisters extends Translation {
  /** 1 bit: whether they are in force. */
  Cell on();

  /** The registers. */
  File registers();
}
