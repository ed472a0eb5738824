package org.vmorph.proofs.claim;

import org.vmorph.model.ir.File;
import org.vmorph.vmm.control.VirtualMachineMap;

/**
 * What a claim leaves open: a solver's constants, the values of a witness, or random ones. The same
 * name means the same unknown.
 */
public interface Unknowns<W, M> {
  /** A word of so many bits. */
  W word(String name, int bits);

  /** The content of a file. */
  M content(String name, File file);

  /**
   * Storage put together from a part of a window and the rest: the word at physical address a is
   * word a - base of {@code inside} if base is at most a and a below base + bound (not wrapping),
   * else word a of the rest.
   *
   * @param unit a power of two; if not 1 the base is a multiple of it, and the bound is 0 or that
   */
  M framed(String inside, M rest, File file, W base, W bound, long unit);

  /** Words of a host's storage as the storage of a guest. */
  VirtualMachineMap.Region<W, M> hosting(File storage, VirtualMachineMap.Place<W> place);
}
