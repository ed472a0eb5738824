package org.vmorph.conformance.broken;

import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PageRegisters;
import org.vmorph.model.arch.ProtectionRegisters;
import org.vmorph.model.arch.SwitchedRegisters;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.PageAllocator;
import org.vmorph.vmm.control.ProtectionAllocator;

/** Allocators that fill page or protection registers wrongly, with one mistake each. */
final class Registers {
  private Registers() {}

  /** Two frames of the guest are in one of the host's: the table of frames is not one-to-one. */
  static final Allocator TWO_FRAMES_IN_ONE =
      new PageAllocator() {
        @Override
        protected <W, B, M> W place(
            Domain<W, B, M> domain, PageRegisters pages, W entry, W k, W w) {
          int bits = pages.registers().bits();
          var even = domain.literal(-2, bits);
          var shared = domain.calculate(Operator.AND, bits, entry, even);
          return super.place(domain, pages, shared, k, w);
        }
      };

  /** Every page can be stored to. */
  static final Allocator ALWAYS_WRITABLE =
      new PageAllocator() {
        @Override
        protected <W, B, M> W place(
            Domain<W, B, M> domain, PageRegisters pages, W entry, W k, W w) {
          int bits = pages.registers().bits();
          var writable = domain.literal(1L << pages.writable(), bits);
          var all = domain.calculate(Operator.OR, bits, entry, writable);
          return super.place(domain, pages, all, k, w);
        }
      };

  /** A frame that the guest does not have is not asked for. */
  static final Allocator ANY_FRAME =
      new PageAllocator() {
        @Override
        protected <W, B, M> W place(
            Domain<W, B, M> domain, PageRegisters pages, W entry, W k, W w) {
          return super.place(domain, pages, entry, k, domain.literal(-1, pages.frameBits()));
        }
      };

  /** The guest's registers are in force, whether or not it has put them into force. */
  static final Allocator ALWAYS_IN_FORCE =
      new Believing() {
        @Override
        <W, B, M> State<W, M> believed(
            Domain<W, B, M> domain, SwitchedRegisters by, State<W, M> guest) {
          return guest.with(by.on(), domain.literal(1, 1));
        }
      };

  /** A range may end behind the guest. */
  static final Allocator AS_FAR_AS_ASKED =
      new ProtectionAllocator() {
        @Override
        protected <W, B, M> W clip(
            Domain<W, B, M> domain, ProtectionRegisters by, W register, W w) {
          return register;
        }
      };

  /** The last register that matches decides, where on the machine the first one does. */
  static final Allocator LAST_MATCH =
      new Believing() {
        @Override
        <W, B, M> State<W, M> believed(
            Domain<W, B, M> domain, SwitchedRegisters by, State<W, M> guest) {
          long last = (1L << by.registers().indexBits()) - 1;
          return guest.with(
              by.registers(), moved(domain, by.registers(), guest, number -> last - number));
        }
      };

  /** What the guest may load it may execute: one bit is taken for two. */
  static final Allocator READ_IS_EXECUTE =
      new ProtectionAllocator() {
        @Override
        protected <W, B, M> W clip(
            Domain<W, B, M> domain, ProtectionRegisters by, W register, W w) {
          int bits = by.registers().bits();
          var read = domain.slice(register, by.allows(Access.LOAD), 1);
          var execute = domain.literal(1L << by.allows(Access.FETCH), bits);
          var both = domain.calculate(Operator.OR, bits, register, execute);
          var may = domain.compare(Relation.EQUAL, 1, read, domain.literal(1, 1));
          return super.clip(domain, by, domain.choose(may, both, register), w);
        }
      };

  private static <W, B, M> M moved(
      Domain<W, B, M> domain, File file, State<W, M> guest, LongUnaryOperator from) {
    int bits = file.indexBits();
    var zero = domain.literal(0, bits);
    var content = guest.get(file);
    for (long number = 0; number < 1L << bits; number++) {
      var other = domain.literal(from.applyAsLong(number), bits);
      var word = domain.load(file, guest.get(file), zero, other);
      content =
          domain.store(file, content, domain.truth(true), zero, domain.literal(number, bits), word);
    }
    return content;
  }

  /** A's answer for what it takes its guest for. */
  private abstract static class Believing implements Allocator {
    @Override
    public Optional<String> inapplicable(Architecture machine) {
      return CLAMPED.inapplicable(machine);
    }

    abstract <W, B, M> State<W, M> believed(
        Domain<W, B, M> domain, SwitchedRegisters by, State<W, M> guest);

    @Override
    public <W, B, M> State<W, M> confine(
        Domain<W, B, M> domain,
        Architecture machine,
        State<W, M> host,
        State<W, M> guest,
        W k,
        W w) {
      var by = (SwitchedRegisters) machine.translation().orElseThrow();
      return CLAMPED.confine(domain, machine, host, believed(domain, by, guest), k, w);
    }
  }
}
