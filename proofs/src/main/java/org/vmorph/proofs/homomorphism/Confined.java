package org.vmorph.proofs.homomorphism;

import java.util.ArrayList;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Ground;
import org.vmorph.proofs.obligation.Terms;
import org.vmorph.vmm.host.ControlProgram;

/**
 * A guest in any state S, and its host in the state f(S): of any size w, at any place k, in a
 * storage of any size q. What the host has elsewhere is anything.
 */
final class Confined<W, B, M> {
  private final Ground<W, B, M> ground;
  private final Domain<W, B, M> domain;
  private final Architecture machine;
  private final Terms<W, B, M> is;
  private final W k;
  private final W w;
  private final W q;
  private final ControlProgram.Region<W, M> region;
  private final ControlProgram<W, B, M> program;
  private final State<W, M> virtual;
  private final State<W, M> host;

  Confined(Ground<W, B, M> ground, Elaboration semantics, Monitor monitor) {
    this.ground = ground;
    this.domain = ground.domain();
    this.machine = semantics.machine();
    var storage = machine.storage();
    this.is = new Terms<>(domain, storage.indexBits());
    this.k = ground.unknowns().word("k", storage.indexBits());
    this.w = ground.unknowns().word("w", storage.indexBits());
    this.q = ground.unknowns().word("q", storage.indexBits());
    this.region = ground.unknowns().hosting(storage, k, w);
    this.program =
        new ControlProgram<>(semantics, domain, monitor.dispatcher(), monitor.allocator(), region);
    this.virtual = state("G", w);
    this.host = program.host(state("O", q), virtual);
  }

  private State<W, M> state(String contents, W size) {
    var cells =
        machine.cells().stream()
            .map(cell -> ground.unknowns().word(cell.name(), cell.bits()))
            .toList();
    var files = new ArrayList<M>();
    for (var file : machine.files()) {
      var name = file.equals(machine.storage()) ? contents : file.name();
      files.add(ground.unknowns().content(name, file));
    }
    return new State<>(size, cells, files);
  }

  /** S. */
  State<W, M> virtual() {
    return virtual;
  }

  /** f(S). */
  State<W, M> host() {
    return host;
  }

  /** The monitor. */
  ControlProgram<W, B, M> program() {
    return program;
  }

  ControlProgram.Region<W, M> region() {
    return region;
  }

  Terms<W, B, M> is() {
    return is;
  }

  /**
   * The guest has an E[0] and an E[1], lies behind the monitor's own words, and fits; and no
   * storage has a word 2^n - 1 (paper.md, N16).
   */
  B fits() {
    int bits = machine.storage().indexBits();
    return is.all(
        is.not(is.below(bits, w, is.address(machine.leastWords()))),
        is.not(is.below(bits, k, is.address(ControlProgram.OWN))),
        is.not(is.below(bits + 1, is.wide(q), is.sum(k, w))),
        is.not(is.below(bits, is.address(machine.mostWords()), q)));
  }

  /** The guest has an instruction to execute: its fetch does not trap (paper.md, N17). */
  B fetches(Elaboration semantics) {
    return is.not(Outcome.ofFetch(semantics, domain, virtual).trapped());
  }

  /**
   * Whether an address of the host is neither the guest's nor one of the monitor's that it writes.
   */
  B elsewhere(W address) {
    int bits = machine.storage().indexBits();
    var guests =
        domain.and(
            is.not(is.below(bits, address, k)), is.below(bits + 1, is.wide(address), is.sum(k, w)));
    return is.all(
        is.not(guests),
        is.not(is.equal(bits, address, is.address(0))),
        is.not(is.equal(bits, address, is.address(ControlProgram.OWN - 1))));
  }
}
