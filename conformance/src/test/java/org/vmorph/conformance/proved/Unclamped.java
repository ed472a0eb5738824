package org.vmorph.conformance.proved;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;
import org.vmorph.vmm.control.Allocator;

/**
 * A of any shape without its clamp, and otherwise as it is: it is told that the guest has as many
 * words as an address can say.
 */
record Unclamped() implements Allocator {
  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return CLAMPED.inapplicable(machine);
  }

  @Override
  public <W, B, M> State<W, M> confine(
      Domain<W, B, M> domain, Architecture machine, State<W, M> host, State<W, M> guest, W k, W w) {
    var all = domain.literal(machine.mostWords(), machine.storage().indexBits());
    return CLAMPED.confine(domain, machine, host, guest, k, all);
  }
}
