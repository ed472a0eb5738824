package org.vmorph.conformance.broken;

import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/** A guest that passes everything on to another; override what is to be different. */
abstract class ForwardingGuest extends ForwardingHost implements Guest {
  private final Guest guest;

  ForwardingGuest(Guest guest) {
    super(guest);
    this.guest = guest;
  }

  @Override
  public Span owns() {
    return guest.owns();
  }

  @Override
  public Tally tally() {
    return guest.tally();
  }

  @Override
  public long steps() {
    return guest.steps();
  }

  @Override
  public boolean halted() {
    return guest.halted();
  }
}
