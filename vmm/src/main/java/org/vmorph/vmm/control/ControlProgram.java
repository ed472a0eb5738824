package org.vmorph.vmm.control;

import java.util.Optional;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.meaning.Operation;
import org.vmorph.model.meaning.State;

/**
 * CP = (D, A, {v_i}), the control program of the paper, for one guest that it keeps under a map. It
 * is functions of states over any domain: over numbers it is the monitor that runs on the reference
 * engine, over a solver's terms it is what is proved. What it answers is about the host.
 */
public final class ControlProgram<W, B, M> {
  private final VirtualMachineMap<W, B, M> f;
  private final Dispatcher dispatcher;

  /** A control program for the guest of a map. */
  public ControlProgram(VirtualMachineMap<W, B, M> f, Dispatcher dispatcher) {
    this.f = f;
    this.dispatcher = dispatcher;
  }

  /** f. */
  public VirtualMachineMap<W, B, M> map() {
    return f;
  }

  /** Serves a trap that the hardware has taken, at what the guest's P points to. */
  public Dispatcher.Served<W, B, M> serve(
      State<W, M> host, Cause cause, Optional<Operation<W>> operation) {
    return becomes(
        host,
        dispatcher.serve(f.semantics(), f.domain(), cause, operation, f.trapped(host, cause)));
  }

  /** Whether the guest's next step is interpreted, and not given to the hardware. */
  public B interprets(State<W, M> host) {
    return dispatcher.interprets(f.semantics(), f.domain(), f.guest(host));
  }

  /** Interprets a step of the guest, at what its P points to. */
  public Dispatcher.Served<W, B, M> step(State<W, M> host, Optional<Operation<W>> operation) {
    return becomes(host, dispatcher.step(f.semantics(), f.domain(), operation, f.guest(host)));
  }

  private Dispatcher.Served<W, B, M> becomes(State<W, M> host, Dispatcher.Served<W, B, M> served) {
    return new Dispatcher.Served<>(f.host(host, served.state()), served.halted(), served.traps());
  }
}
