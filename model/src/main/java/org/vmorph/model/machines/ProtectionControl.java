package org.vmorph.model.machines;

import java.util.List;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.ProtectionRegisters;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;

/** Protection registers pp[0] to pp[3]; they move nothing. */
final class ProtectionControl implements StorageControl {
  /** There are four. */
  static final int NUMBER_BITS = 2;

  /** C, 1 bit: whether the registers are in force; else all of storage is allowed. */
  final Cell checked;

  /** pp. */
  final File registers;

  ProtectionControl(Shape shape, Components components) {
    checked = components.cell("C", 1, Role.RESOURCE);
    registers =
        components.file(
            "pp", ProtectionRegisters.bits(shape.addressBits()), NUMBER_BITS, Role.RESOURCE);
  }

  @Override
  public String says() {
    return "C";
  }

  @Override
  public List<Cell> shown() {
    return List.of(checked);
  }

  @Override
  public ProtectionRegisters translation(File storage) {
    return new ProtectionRegisters(storage, checked, registers, CommonParts.MEMORY);
  }
}
