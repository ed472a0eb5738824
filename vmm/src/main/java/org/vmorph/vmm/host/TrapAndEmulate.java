package org.vmorph.vmm.host;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.concrete.Engine;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;

/**
 * The monitor of Theorem 1: everything runs on the hardware in user mode, and what traps is either
 * interpreted or given to the guest. It occupies the words 0 ... k-1 of its host; the guest has the
 * next w.
 */
public final class TrapAndEmulate implements Vmm {
  /** k: the PSWs, the virtual PSW, and room for a real monitor's own. */
  public static final long K = 8;

  private final String name;
  private final Dispatcher dispatcher;
  private final Allocator allocator;
  private final Map<Engine, Confinement> confinements = new ConcurrentHashMap<>();

  /** The monitor, as it should be. */
  public TrapAndEmulate() {
    this("trap-and-emulate", new Dispatcher(), Allocator.CLAMPED);
  }

  /** A monitor of other parts, for experiments and for showing what goes wrong. */
  public TrapAndEmulate(String name, Dispatcher dispatcher, Allocator allocator) {
    this.name = name;
    this.dispatcher = dispatcher;
    this.allocator = allocator;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    if (machine.relocation().isEmpty()) {
      return Optional.of(machine + " has no relocation-bounds register to confine a guest with");
    }
    if (machine.timer().isPresent()) {
      // A virtual supervisor runs in user mode, and there the hardware's timer would tick.
      return Optional.of(
          machine + " has a timer, which trap-and-emulate does not virtualize; see round-robin");
    }
    return machine.trapEntry() instanceof PswSwap && machine.fetch().isPresent()
        ? Optional.empty()
        : Optional.of(machine + " does not take traps through E[0] and E[1]");
  }

  @Override
  public long room(long guestWords) {
    return K + guestWords;
  }

  @Override
  public Guest boot(Host host, long[] image) {
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
