package org.vmorph.conformance.proved;

import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.RelocationAllocator;

/** Clamps that come to mind, and are none. */
final class NaiveAllocators {
  private NaiveAllocators() {}

  /** None at all: l + k wraps below k. */
  static final Allocator NONE =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          return new R<>(plus(domain, bits, virtual.base(), k), virtual.bound());
        }
      };

  /** min(b, w - l), without the test l below w: the difference underflows. */
  static final Allocator UNDERFLOWS =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          var rest = domain.calculate(Operator.SUB, bits, w, virtual.base());
          return new R<>(
              plus(domain, bits, virtual.base(), k), least(domain, bits, virtual.bound(), rest));
        }
      };

  /** Clipped only if (l + b) mod 2^n is beyond w. */
  static final Allocator WRAPS =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          var clamped = CLAMPED.place(domain, bits, virtual, k, w);
          var end = plus(domain, bits, virtual.base(), virtual.bound());
          var beyond = domain.compare(Relation.BELOW, bits, w, end);
          return new R<>(clamped.base(), domain.choose(beyond, clamped.bound(), virtual.bound()));
        }
      };

  /** min(b, w), wherever l is. */
  static final Allocator FORGETS_THE_BASE =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          return new R<>(
              plus(domain, bits, virtual.base(), k), least(domain, bits, virtual.bound(), w));
        }
      };

  private static <W, B, M> W plus(Domain<W, B, M> domain, int bits, W one, W other) {
    return domain.calculate(Operator.ADD, bits, one, other);
  }

  private static <W, B, M> W least(Domain<W, B, M> domain, int bits, W one, W other) {
    return domain.choose(domain.compare(Relation.BELOW, bits, one, other), one, other);
  }
}
