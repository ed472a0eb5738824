package org.vmorph.vmm.control;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.UserRelocation;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;

/** A where R is a relocation-bounds register, (l, b). */
public abstract class RelocationAllocator implements Allocator {
  /** A relocation-bounds register. */
  public record R<W>(W base, W bound) {}

  /**
   * (l + k, min(b, w - l)), and (k, 0) when l is not below w. The paper's "b less than w" does not
   * protect the monitor (paper.md, N4); without the test l below w the difference underflows (N17).
   */
  public static final RelocationAllocator CLAMPED =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          var zero = domain.literal(0, bits);
          var inside = domain.compare(Relation.BELOW, bits, virtual.base(), w);
          var rest = domain.calculate(Operator.SUB, bits, w, virtual.base());
          var fits = domain.compare(Relation.BELOW, bits, virtual.bound(), rest);
          var clamped = domain.choose(fits, virtual.bound(), rest);
          return new R<>(
              domain.choose(inside, domain.calculate(Operator.ADD, bits, virtual.base(), k), k),
              domain.choose(inside, clamped, zero));
        }
      };

  /**
   * The hardware R.
   *
   * @param bits width of all five words
   */
  public abstract <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w);

  @Override
  public final Optional<String> inapplicable(Architecture machine) {
    return machine.relocation().isPresent()
        ? Optional.empty()
        : Optional.of(
            machine.translation().filter(UserRelocation.class::isInstance).isPresent()
                ? machine.name()
                    + " relocates in user mode alone, and a guest is to be confined in both modes"
                : machine.name() + " has no relocation-bounds register to confine a guest with");
  }

  @Override
  public final <W, B, M> State<W, M> confine(
      Domain<W, B, M> domain, Architecture machine, State<W, M> host, State<W, M> guest, W k, W w) {
    var r = machine.relocation().orElseThrow();
    var virtual = new R<>(guest.get(r.base()), guest.get(r.bound()));
    var real = place(domain, r.base().bits(), virtual, k, w);
    return host.with(r.base(), real.base()).with(r.bound(), real.bound());
  }
}
