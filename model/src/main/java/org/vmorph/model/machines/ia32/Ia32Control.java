package org.vmorph.model.machines.ia32;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Components;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Role;

/** What of a processor's state decides what a program may do, and to whom it belongs. */
abstract class Ia32Control {
  final Components components = new Components();

  /** What CPL is to the theorem. */
  final Role ring;

  /** Those that decide, as declared. */
  final List<Cell> deciding = new ArrayList<>();

  private final Role decides;

  /**
   * Control of a role.
   *
   * @param decides RESOURCE if it is a supervisor's, GENERAL if each program has its own
   * @param ring the same of CPL, which may be the mode
   */
  Ia32Control(Role decides, Role ring) {
    this.decides = decides;
    this.ring = ring;
  }

  /** Declares a cell that decides. */
  Cell resource(String name, int bits) {
    var cell = components.cell(name, bits, decides);
    deciding.add(cell);
    return cell;
  }
}
