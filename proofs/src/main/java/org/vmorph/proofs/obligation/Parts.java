package org.vmorph.proofs.obligation;

import java.util.TreeSet;
import org.vmorph.model.concrete.Cells;
import org.vmorph.vmm.control.VirtualMachineMap;

/** A region over numbers: storage put together from the guest's and the rest. */
record Parts(VirtualMachineMap.Place<Long> place) implements VirtualMachineMap.Region<Long, Cells> {
  private long low() {
    return place.low();
  }

  @Override
  public Cells inside(Cells host) {
    return new Traced(
        index -> index < place.words() ? host.get(low() + index) : 0,
        () -> {
          var looked = new TreeSet<Long>();
          Traced.of(host).stream()
              .filter(this::isGuests)
              .map(address -> address - low())
              .forEach(looked::add);
          return looked;
        });
  }

  @Override
  public Cells with(Cells host, Cells guest) {
    return new Traced(
        address -> isGuests(address) ? guest.get(address - low()) : host.get(address),
        () -> {
          var looked = new TreeSet<Long>();
          Traced.of(host).stream().filter(address -> !isGuests(address)).forEach(looked::add);
          Traced.of(guest).stream()
              .map(index -> index + low())
              .filter(this::isGuests)
              .forEach(looked::add);
          return looked;
        });
  }

  private boolean isGuests(long address) {
    return address >= low() && address < low() + place.words();
  }
}
