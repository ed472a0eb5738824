package org.vmorph.vmm.control;

import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * D of a hybrid monitor: the hardware is given the steps of virtual user mode only, and what it
 * traps at is the guest's own.
 */
public class HybridDispatcher extends Dispatcher {
  @Override
  protected <W, B, M> B interprets(
      Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
    return supervisor(semantics, domain, virtual);
  }
}
