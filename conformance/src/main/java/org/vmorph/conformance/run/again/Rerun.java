package org.vmorph.conformance.run.again;

import java.util.function.Supplier;
import org.vmorph.conformance.run.finding.Divergence;

/**
 * What was seen, run once more from the start, under monitors made anew if that can be done. For
 * one thread.
 */
public interface Rerun {
  /** A guest that failed. */
  static Rerun of(Divergence found) {
    return new GuestRerun(found);
  }

  /**
   * Whether it fails again as it failed.
   *
   * @throws org.vmorph.vmm.MonitorLost if there is nobody to ask any more
   */
  boolean isSame();

  /** Asks, and waits for who is asked. */
  <T> T ask(Supplier<T> work);
}
