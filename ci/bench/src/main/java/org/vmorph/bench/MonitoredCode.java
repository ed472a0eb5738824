package org.vmorph.bench;

import java.util.List;
import org.vmorph.model.concrete.Machine;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.tower.Tower;

/** Generated code as monitors see it, bare or under some of them. */
public final class MonitoredCode implements Runner {
  private final String name;
  private final List<Vmm> monitors;
  private WholeState base = WholeState.empty(2);
  private Host host = new BareHost(new Machine(Specified.COMPILED, 2));
  private boolean halted;

  /**
   * A machine under monitors.
   *
   * @param monitors the outermost first; none for the bare machine
   */
  public MonitoredCode(String name, List<Vmm> monitors) {
    this.name = name;
    this.monitors = List.copyOf(monitors);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void base(WholeState image) {
    base = image;
    reset(new long[0]);
  }

  @Override
  public void reset(long[] program) {
    int words = base.storage().length;
    var real =
        new Machine(
            Specified.COMPILED,
            Tower.room(Specified.COMPILED.semantics().machine(), monitors, words));
    host = new BareHost(real);
    if (!monitors.isEmpty()) {
      host = Tower.boot(monitors, host, base.storage()).innermost();
    }
    base.onto(host);
    for (int i = 0; i < program.length; i++) {
      host.store(real.architecture().storage(), WholeState.ORIGIN + i, program[i]);
    }
    halted = false;
  }

  @Override
  public long run(long steps) {
    long made = 0;
    while (made < steps && !halted) {
      var exit = host.run(steps - made);
      made += exit.steps();
      halted = exit.kind() == Exit.Kind.HALTED;
    }
    return made;
  }

  @Override
  public boolean halted() {
    return halted;
  }

  @Override
  public WholeState state() {
    return WholeState.of(host, halted);
  }
}
