package org.vmorph.conformance.broken;

import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.RelocationAllocator;

/** Allocators that give away what is not the guest's. */
final class Allocators {
  private Allocators() {}

  /** As the paper has it: l + k, and b as it is (paper.md, N4). */
  static final Allocator UNCLAMPED =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          return new R<>(domain.calculate(Operator.ADD, bits, virtual.base(), k), virtual.bound());
        }
      };

  /** min(b, w - l), which underflows when l is beyond w (N17). */
  static final Allocator UNDERFLOWING =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          var rest = domain.calculate(Operator.SUB, bits, w, virtual.base());
          var fits = domain.compare(Relation.BELOW, bits, virtual.bound(), rest);
          return new R<>(
              domain.calculate(Operator.ADD, bits, virtual.base(), k),
              domain.choose(fits, virtual.bound(), rest));
        }
      };

  /** One word more than the guest has. */
  static final Allocator ONE_TOO_MANY =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          var more = domain.calculate(Operator.ADD, bits, w, domain.literal(1, bits));
          return CLAMPED.place(domain, bits, virtual, k, more);
        }
      };

  /** A guest whose base is beyond its storage sees all of it, from its first word on. */
  static final Allocator STARTS_AGAIN =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          var inside = domain.compare(Relation.BELOW, bits, virtual.base(), w);
          var base = domain.choose(inside, virtual.base(), domain.literal(0, bits));
          return CLAMPED.place(domain, bits, new R<>(base, virtual.bound()), k, w);
        }
      };
}
