package org.vmorph.model.arch;

import org.vmorph.model.ir.Cell;

/** R = (l, b), the relocation-bounds: address a is E[a + l] if a is below b and a + l below q. */
public record Relocation(Cell base, Cell bound) {
  /** Whether a cell is one of the two. */
  public boolean has(Cell cell) {
    return cell.equals(base) || cell.equals(bound);
  }
}
