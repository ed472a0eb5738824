package org.vmorph.proofs.obligation;

import org.vmorph.model.concrete.Cells;
import org.vmorph.vmm.host.ControlProgram;

/** A region over numbers: storage put together from the guest's and the rest. */
record Parts(Long low, Long words) implements ControlProgram.Region<Long, Cells> {
  @Override
  public Cells inside(Cells host) {
    return index -> index < words ? host.get(low + index) : 0;
  }

  @Override
  public Cells with(Cells host, Cells guest) {
    return new Traced(
        address ->
            address >= low && address < low + words ? guest.get(address - low) : host.get(address));
  }
}
