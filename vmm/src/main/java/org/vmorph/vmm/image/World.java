package org.vmorph.vmm.image;

import org.vmorph.model.ir.File;
import org.vmorph.vmm.Host;

/**
 * The words that a monitor has for one guest: where its map says, or, of one of several that is not
 * the active one, where its world is kept.
 *
 * @param number which of the guests it is, from 0
 * @param w how many words it has
 */
record World(Host host, GuestMap map, int number, int w) {
  private File storage() {
    return host.semantics().machine().storage();
  }

  /** How long the world of one of several is. */
  static long words(GuestMap map, long w) {
    return map.low() + w - map.worlds().orElseThrow().world();
  }

  /** Whether the processor is the guest's. */
  boolean isActive() {
    return map.worlds().isEmpty() || host.load(storage(), map.worlds().get().active()) == number;
  }

  /** Where what the map has at an address is now. */
  long at(long address) {
    return isActive() ? address : kept(address);
  }

  /** Where it is kept while another one is active. */
  long kept(long address) {
    var worlds = map.worlds().orElseThrow();
    return map.low() + w + number * words(map, w) + address - worlds.world();
  }

  /** The word that the map has at an address. */
  long word(long address) {
    return host.load(storage(), at(address));
  }

  /** Changes it. */
  void put(long address, long word) {
    host.store(storage(), at(address), word);
  }
}
