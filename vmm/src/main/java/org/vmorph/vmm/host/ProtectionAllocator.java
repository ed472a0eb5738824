package org.vmorph.vmm.host;

import java.util.Optional;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.ProtectionRegisters;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;

/**
 * A where R is protection registers. They are always in force: what the guest reaches while its own
 * are not is put into the first. A range ends where the guest ends; one behind that has no word.
 */
public class ProtectionAllocator implements Allocator {
  @Override
  public final Optional<String> inapplicable(Architecture machine) {
    return machine.translation().filter(ProtectionRegisters.class::isInstance).isPresent()
        ? Optional.empty()
        : Optional.of(machine + " has no protection registers to confine a guest with");
  }

  @Override
  public final <W, B, M> State<W, M> confine(
      Domain<W, B, M> domain, Architecture machine, State<W, M> host, State<W, M> guest, W k, W w) {
    var by = (ProtectionRegisters) machine.translation().orElseThrow();
    var file = by.registers();
    var on = domain.compare(Relation.EQUAL, 1, guest.get(by.on()), domain.literal(1, 1));
    var zero = domain.literal(0, file.indexBits());
    var content = host.get(file);
    for (long i = 0; i < 1L << file.indexBits(); i++) {
      var index = domain.literal(i, file.indexBits());
      var own = clip(domain, by, domain.load(file, guest.get(file), zero, index), w);
      var real = domain.choose(on, own, i == 0 ? all(domain, by, w) : empty(domain, by));
      content = domain.store(file, content, domain.truth(true), zero, index, real);
    }
    return host.with(by.on(), domain.literal(1, 1)).with(file, content);
  }

  /** The hardware's register for one of the guest's. */
  protected <W, B, M> W clip(Domain<W, B, M> domain, ProtectionRegisters by, W register, W w) {
    int n = by.storage().indexBits();
    var first = domain.slice(register, by.firstLow(), n);
    var last = domain.slice(register, by.lastLow(), n);
    var end = last(domain, by, w);
    var clipped = domain.choose(domain.compare(Relation.BELOW, n, last, w), last, end);
    var permissions = domain.slice(register, 0, by.lastLow());
    return domain.choose(
        domain.compare(Relation.BELOW, n, first, w),
        range(domain, by, first, clipped, permissions),
        empty(domain, by));
  }

  /** The last word of a guest. */
  private static <W, B, M> W last(Domain<W, B, M> domain, ProtectionRegisters by, W w) {
    int n = by.storage().indexBits();
    return domain.calculate(Operator.SUB, n, w, domain.literal(1, n));
  }

  /** A range with all that a guest has. */
  private static <W, B, M> W all(Domain<W, B, M> domain, ProtectionRegisters by, W w) {
    long everything = 0;
    for (var access : Access.values()) {
      everything |= 1L << by.allows(access);
    }
    int n = by.storage().indexBits();
    var permissions = domain.literal(everything, by.lastLow());
    return range(domain, by, domain.literal(0, n), last(domain, by, w), permissions);
  }

  /** A range without a word. */
  private static <W, B, M> W empty(Domain<W, B, M> domain, ProtectionRegisters by) {
    return domain.literal(1L << by.firstLow(), by.registers().bits());
  }

  private static <W, B, M> W range(
      Domain<W, B, M> domain, ProtectionRegisters by, W first, W last, W permissions) {
    int n = by.storage().indexBits();
    int low = by.lastLow();
    return domain.join(first, n, domain.join(last, n, permissions, low), n + low);
  }
}
