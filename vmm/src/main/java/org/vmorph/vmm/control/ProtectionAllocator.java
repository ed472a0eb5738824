package org.vmorph.vmm.control;

import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.ProtectionRegisters;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;

/**
 * A where R is protection registers. They are always in force: what the guest reaches while its own
 * are not is put into the first. A range ends where the guest ends; one behind that has no word.
 */
public class ProtectionAllocator extends RegisterAllocator<ProtectionRegisters> {
  /** The allocator. */
  public ProtectionAllocator() {
    super(ProtectionRegisters.class, "protection");
  }

  @Override
  final <W, B, M> W real(
      Domain<W, B, M> domain, ProtectionRegisters by, B on, W own, long number, W k, W w) {
    var other = number == 0 ? all(domain, by, w) : empty(domain, by);
    return domain.choose(on, clip(domain, by, own, w), other);
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
