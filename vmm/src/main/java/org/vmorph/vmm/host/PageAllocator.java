package org.vmorph.vmm.host;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PageRegisters;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;

/**
 * A where R is page registers. They are always in force: what the guest reaches while its own are
 * not is put into them. A frame that the guest has is moved as all of its words are; one that it
 * does not have is not valid.
 */
public class PageAllocator implements Allocator {
  @Override
  public final Optional<String> inapplicable(Architecture machine) {
    return machine.translation().filter(PageRegisters.class::isInstance).isPresent()
        ? Optional.empty()
        : Optional.of(machine + " has no page registers to confine a guest with");
  }

  @Override
  public final <W, B, M> State<W, M> confine(
      Domain<W, B, M> domain, Architecture machine, State<W, M> host, State<W, M> guest, W k, W w) {
    var pages = (PageRegisters) machine.translation().orElseThrow();
    var file = pages.registers();
    var on = domain.compare(Relation.EQUAL, 1, guest.get(pages.on()), domain.literal(1, 1));
    var zero = domain.literal(0, file.indexBits());
    var content = host.get(file);
    for (long page = 0; page < 1L << file.indexBits(); page++) {
      var index = domain.literal(page, file.indexBits());
      var identity =
          domain.literal(1L << pages.valid() | 1L << pages.writable() | page, file.bits());
      var entry = domain.choose(on, domain.load(file, guest.get(file), zero, index), identity);
      var real = place(domain, pages, entry, frames(domain, pages, k), frames(domain, pages, w));
      content = domain.store(file, content, domain.truth(true), zero, index, real);
    }
    return host.with(pages.on(), domain.literal(1, 1)).with(file, content);
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
