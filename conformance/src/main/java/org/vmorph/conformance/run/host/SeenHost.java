package org.vmorph.conformance.run.host;

import org.jspecify.annotations.Nullable;
import org.vmorph.model.concrete.Machine;
import org.vmorph.vmm.Exit;

/** A machine of which it can be seen what words are reached in supervisor mode. */
class SeenHost extends PulsingHost {
  private @Nullable Reach reach;

  SeenHost(Machine machine) {
    super(machine);
  }

  /** From now on it is seen what is reached; null: no longer. */
  public final void look(@Nullable Reach at) {
    reach = at;
  }

  @Override
  public Exit run(long steps) {
    return looking() ? looked(steps) : seen(super.run(steps));
  }

  @Override
  public Exit runToUser(long steps) {
    return looking() ? looked(steps) : seen(super.runToUser(steps));
  }

  private boolean looking() {
    return reach != null && !isUser();
  }

  private Exit seen(Exit exit) {
    if (reach != null && exit.kind() == Exit.Kind.TRAPPED) {
      reach.trapped(machine());
    }
    return exit;
  }

  /** Step by step, no further than to user mode; whoever wants more asks again. */
  private Exit looked(long steps) {
    long made = 0;
    while (made < steps && reach != null && looking()) {
      reach.look(machine());
      var exit = super.run(1);
      made++;
      if (exit.kind() != Exit.Kind.STEPS) {
        return seen(new Exit(exit.kind(), exit.cause(), made));
      }
    }
    return Exit.steps(made);
  }
}
