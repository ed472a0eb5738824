package org.vmorph.conformance.rules;

import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.concrete.StateView;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/**
 * A virtual machine that is only looked at, as its monitor shows it. What the monitor throws when
 * it is asked is told of the monitor, not of the rule that asks.
 */
public interface SeenGuest extends StateView {
  /** How far a file is used: from here on all its words are zero. */
  long used(File file);

  /** The storage of the monitor's host that belongs to this guest. */
  Span owns();

  /** What has been done so far, and how. */
  Tally tally();

  /** Whether the guest has halted. */
  boolean halted();

  /** The whole state; it is asked for word by word. */
  Snapshot view();
}
