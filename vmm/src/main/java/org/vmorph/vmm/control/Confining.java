package org.vmorph.vmm.control;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.concrete.Engine;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.HostLayout.Side;

/**
 * A monitor that runs its guest confined, in user mode, as far as it runs it at all. Where it and
 * its guest lie in a host's storage says the {@link HostLayout}.
 */
public abstract sealed class Confining implements Vmm permits TrapAndEmulate, Hybrid {
  private final String name;
  private final Dispatcher dispatcher;
  private final Allocator allocator;
  private final Optional<Side> side;
  private final Map<Engine, Confinement> confinements = new ConcurrentHashMap<>();

  /**
   * A monitor of these parts.
   *
   * @param side where it lies beside its guest; where that is usual on the machine, unless it is
   *     said
   */
  Confining(String name, Dispatcher dispatcher, Allocator allocator, Optional<Side> side) {
    this.name = name;
    this.dispatcher = dispatcher;
    this.allocator = allocator;
    this.side = side;
  }

  /** The same monitor on one side of its guest, whatever the machine, under another name. */
  public abstract Confining on(Side where, String called);

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

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return unsuited(machine, allocator, side(machine));
  }

  /** Where it lies beside its guest. */
  public final Side side(Architecture machine) {
    return side.orElseGet(() -> Side.usual(machine));
  }

  /** Why no guest of a machine can be confined with an allocator; empty if it can. */
  static Optional<String> unsuited(Architecture machine, Allocator allocator, Side side) {
    if (machine.translation().filter(Translation::updates).isPresent()) {
      return Optional.of(
          machine + " has accesses that update words, and no monitor does so for a guest");
    }
    var lacks = allocator.inapplicable(machine);
    if (lacks.isPresent()) {
      return lacks;
    }
    if (machine.fetch().isEmpty()) {
      return Optional.of(machine + " does not fetch its instructions; they are given");
    }
    return HostLayout.unsuited(machine, side);
  }

  @Override
  public final long room(long guestWords) {
    return TrapAndEmulate.K + guestWords;
  }

  @Override
  public final long room(Architecture machine, long guestWords) {
    return inapplicable(machine).isPresent()
        ? room(guestWords)
        : HostLayout.of(machine, side(machine)).room(guestWords);
  }

  @Override
  public final Guest boot(Host host, long[] image) {
    var confinement = confinements.computeIfAbsent(host.engine(), this::confinement);
    confinement.layout().check(image.length, host.size());
    return new ConfinedGuest(host, image, confinement);
  }

  /** Once for all guests: whether it can run is not asked again for each. */
  private Confinement confinement(Engine engine) {
    var machine = engine.semantics().machine();
    inapplicable(machine)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return new Confinement(engine, dispatcher, allocator, side(machine));
  }
}
