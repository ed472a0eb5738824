package org.vmorph.conformance.run.host;

import org.vmorph.conformance.run.ask.Pulse;
import org.vmorph.model.concrete.Machine;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;

/** A machine of which whoever waits sees that it is asked, and that it gets on in a long run. */
public class PulsingHost extends BareHost {
  /** How many steps it makes before it is seen that it gets on. */
  private static final long STRETCH = 10_000_000;

  /** A host that is this machine. */
  public PulsingHost(Machine machine) {
    super(machine);
  }

  @Override
  public Exit run(long steps) {
    return steps <= STRETCH ? stretch(steps, false) : stretches(steps, false);
  }

  @Override
  public Exit runToUser(long steps) {
    return steps <= STRETCH ? stretch(steps, true) : stretches(steps, true);
  }

  private Exit stretch(long steps, boolean toUser) {
    Pulse.ofThisThread().beat();
    return toUser ? super.runToUser(steps) : super.run(steps);
  }

  private Exit stretches(long steps, boolean toUser) {
    long made = 0;
    Exit exit;
    do {
      exit = stretch(Math.min(steps - made, STRETCH), toUser);
      made += exit.steps();
    } while (exit.kind() == Exit.Kind.STEPS && exit.steps() == STRETCH && made < steps);
    return new Exit(exit.kind(), exit.cause(), made);
  }
}
