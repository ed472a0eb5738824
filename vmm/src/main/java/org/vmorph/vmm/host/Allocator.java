package org.vmorph.vmm.host;

import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;

/**
 * A: decides what storage a guest reaches. Given the virtual R = (l, b) of a guest that owns the w
 * words from k on, it says what the hardware R shall be.
 */
public interface Allocator {
  /** A relocation-bounds register. */
  record R<W>(W base, W bound) {}

  /**
   * The hardware R.
   *
   * @param bits width of all five words
   */
  <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w);

  /**
   * (l + k, min(b, w - l)), and (k, 0) when l is not below w. The paper's "b less than w" does not
   * protect the monitor (paper.md, N4); without the test l below w the difference underflows (N17).
   */
  Allocator CLAMPED =
      new Allocator() {
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
}
