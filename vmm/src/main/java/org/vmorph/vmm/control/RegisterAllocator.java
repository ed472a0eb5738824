package org.vmorph.vmm.control;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.SwitchedRegisters;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;

/**
 * A where R is registers that a bit puts into force. In the hardware they always are: what the
 * guest reaches while its own are not is put into them.
 *
 * @param <T> what they say of an address
 */
abstract class RegisterAllocator<T extends SwitchedRegisters> implements Allocator {
  private final Class<T> kind;
  private final String name;

  /**
   * An allocator for registers of a kind.
   *
   * @param name what they are called
   */
  RegisterAllocator(Class<T> kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  @Override
  public final Optional<String> inapplicable(Architecture machine) {
    return machine.translation().filter(kind::isInstance).isPresent()
        ? Optional.empty()
        : Optional.of(machine.name() + " has no " + name + " registers to confine a guest with");
  }

  @Override
  public final <W, B, M> State<W, M> confine(
      Domain<W, B, M> domain, Architecture machine, State<W, M> host, State<W, M> guest, W k, W w) {
    var by = kind.cast(machine.translation().orElseThrow());
    var file = by.registers();
    var on = domain.compare(Relation.EQUAL, 1, guest.get(by.on()), domain.literal(1, 1));
    var zero = domain.literal(0, file.indexBits());
    var content = host.get(file);
    for (long number = 0; number < 1L << file.indexBits(); number++) {
      var index = domain.literal(number, file.indexBits());
      var own = domain.load(file, guest.get(file), zero, index);
      var real = real(domain, by, on, own, number, k, w);
      content = domain.store(file, content, domain.truth(true), zero, index, real);
    }
    return host.with(by.on(), domain.literal(1, 1)).with(file, content);
  }

  /**
   * The hardware's register of a number.
   *
   * @param on whether the guest's own are in force
   * @param own the guest's own of this number
   */
  abstract <W, B, M> W real(Domain<W, B, M> domain, T by, B on, W own, long number, W k, W w);
}
