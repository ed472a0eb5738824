package org.vmorph.vmm.control;

import org.vmorph.model.arch.PageRegisters;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;

/**
 * A where R is page registers. They are always in force: what the guest reaches while its own are
 * not is put into them. A frame that the guest has is moved as all of its words are; one that it
 * does not have is not valid.
 */
public class PageAllocator extends RegisterAllocator<PageRegisters> {
  /** The allocator. */
  public PageAllocator() {
    super(PageRegisters.class, "page");
  }

  @Override
  final <W, B, M> W real(
      Domain<W, B, M> domain, PageRegisters pages, B on, W own, long page, W k, W w) {
    var identity =
        domain.literal(
            1L << pages.valid() | 1L << pages.writable() | page, pages.registers().bits());
    var entry = domain.choose(on, own, identity);
    return place(domain, pages, entry, frames(domain, pages, k), frames(domain, pages, w));
  }

  private static <W, B, M> W frames(Domain<W, B, M> domain, PageRegisters pages, W words) {
    return domain.slice(words, pages.pageBits(), pages.frameBits());
  }

  /**
   * The hardware's register for one that counts for the guest, in force or not.
   *
   * @param k the first frame of the guest, as wide as the number of a frame
   * @param w how many it has, as wide
   */
  protected <W, B, M> W place(Domain<W, B, M> domain, PageRegisters pages, W entry, W k, W w) {
    int bits = pages.frameBits();
    var frame = domain.slice(entry, 0, bits);
    var valid =
        domain.compare(
            Relation.EQUAL, 1, domain.slice(entry, pages.valid(), 1), domain.literal(1, 1));
    var has = domain.and(valid, domain.compare(Relation.BELOW, bits, frame, w));
    var moved = domain.calculate(Operator.ADD, bits, frame, k);
    var real = domain.join(domain.slice(entry, bits, 2), 2, moved, bits);
    return domain.choose(has, real, domain.literal(0, pages.registers().bits()));
  }
}
