package org.vmorph.model.arch;

import java.util.List;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/** A translation by registers that one bit puts into force. */
public interface SwitchedRegisters extends Translation {
  /** 1 bit: whether they are in force. */
  Cell on();

  /** The registers. */
  File registers();

  /**
   * Some bits of a register, side by side.
   *
   * @param low the lowest of them
   */
  record Field(String name, int low, int bits) {}

  /** What a register is made of, from its high end. */
  List<Field> fields();
}
