package org.vmorph.vmm.control;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;

/**
 * A: decides what storage a guest reaches. Given the R that a guest believes in, and where its
 * words lie, it says what the hardware R shall be, under one law: of every address and every kind
 * of access, either the hardware reaches the guest's own word, where it lies, or both trap.
 */
public interface Allocator {
  /** Why it has nothing to say on a machine; empty if it has. */
  Optional<String> inapplicable(Architecture machine);

  /**
   * A host with the R that its guest needs.
   *
   * @param host whose R may be any
   * @param guest its guest's state, as the guest believes it to be
   * @param k where the guest's words start in the host's storage, as wide as an index of storage
   * @param w how many the guest has, as wide
   */
  <W, B, M> State<W, M> confine(
      Domain<W, B, M> domain, Architecture machine, State<W, M> host, State<W, M> guest, W k, W w);

  /** A host of which every trap goes to the control program, as far as cells decide that. */
  default <W, B, M> State<W, M> direct(
      Domain<W, B, M> domain, Architecture machine, State<W, M> host) {
    var directed = host;
    var over = new Meaning<>(domain, OperandValues.<W>none(), host);
    for (var cell : machine.trapEntry().directed().entrySet()) {
      directed = directed.with(cell.getKey(), over.word(cell.getValue()));
    }
    return directed;
  }

  /** Gives a guest what it asks for as far as it has it, whatever the machine's R is made of. */
  Allocator CLAMPED = new ByTranslation();
}
