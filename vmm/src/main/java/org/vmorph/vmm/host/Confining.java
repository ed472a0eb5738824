package org.vmorph.vmm.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Cell;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;

/**
 * A monitor that runs its guest confined, in user mode, as far as it runs it at all. It occupies
 * the words 0 ... k-1 of its host; the guest has the next w.
 */
public abstract sealed class Confining implements Vmm permits TrapAndEmulate, Hybrid {
  private final String name;
  private final Dispatcher dispatcher;
  private final Allocator allocator;
  private final Map<Engine, Confinement> confinements = new ConcurrentHashMap<>();

  Confining(String name, Dispatcher dispatcher, Allocator allocator) {
    this.name = name;
    this.dispatcher = dispatcher;
    this.allocator = allocator;
  }

  @Override
  public final String name() {
    return name;
  }

  /** D, with the interpreter routines. */
  public final Dispatcher dispatcher() {
    return dispatcher;
  }

  /** A. */
  public final Allocator allocator() {
    return allocator;
  }

  /**
   * The cells of which the hardware holds another value than the guest's: M and R. On all others f
   * is the identity.
   */
  public static List<Cell> virtual(Architecture machine) {
    var cells = new ArrayList<>(List.of(machine.mode().cell()));
    machine.relocation().ifPresent(r -> cells.addAll(List.of(r.base(), r.bound())));
    return List.copyOf(cells);
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return unsuited(machine);
  }

  /** Why no guest of a machine can be confined; empty if it can. */
  static Optional<String> unsuited(Architecture machine) {
    if (machine.relocation().isEmpty()) {
      return Optional.of(machine + " has no relocation-bounds register to confine a guest with");
    }
    if (machine.fetch().isEmpty()) {
      return Optional.of(machine + " does not fetch its instructions; they are given");
    }
    return machine.trapEntry() instanceof PswSwap
        ? Optional.empty()
        : Optional.of(machine + " does not take traps through E[0] and E[1]");
  }

  @Override
  public final long room(long guestWords) {
    return TrapAndEmulate.K + guestWords;
  }

  @Override
  public final Guest boot(Host host, long[] image) {
    inapplicable(host.semantics().machine())
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    if (image.length < host.semantics().machine().leastWords()) {
      throw new IllegalArgumentException(
          "a guest needs an E[0] and an E[1], not " + image.length + " words (paper.md, N16)");
    }
    if (room(image.length) > host.size()) {
      throw new IllegalArgumentException(
          "a guest of "
              + image.length
              + " words needs a host of "
              + room(image.length)
              + ", not "
              + host.size());
    }
    return new ConfinedGuest(
        host,
        image,
        confinements.computeIfAbsent(
            host.engine(), engine -> new Confinement(engine, dispatcher, allocator)));
  }
}
