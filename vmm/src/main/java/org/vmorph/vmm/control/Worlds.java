package org.vmorph.vmm.control;

import org.vmorph.model.ir.File;

/**
 * What belongs to which of several guests: where each lies in the host's storage, and which words
 * of the processor and of the console are put away when another one is activated.
 */
public class Worlds {
  /** Where the k words of a guest's part start; its own storage follows them. */
  protected long start(int guest, long guestWords) {
    return TrapAndEmulate.K + guest * (TrapAndEmulate.K + guestWords);
  }

  /** Whether a word of a file, not of storage, goes with its guest. */
  protected boolean keeps(File file, long index) {
    return true;
  }
}
