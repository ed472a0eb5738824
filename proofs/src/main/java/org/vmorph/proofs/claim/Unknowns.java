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
   * Storage put together from a window and the rest: the word at physical address a is word a -
   * base of {@code inside} if base is at most a and a below base + bound (not wrapping), else word
   * a of {@code outside}.
   */
  M framed(String inside, String outside, File file, W base, W bound);

  /** Words of a host's storage as the storage of a guest. */
  VirtualMachineMap.Region<W, M> hosting(File storage, VirtualMachineMap.Place<W> place);
}
