package org.vmorph.conformance.broken;

import java.util.List;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.control.HybridDispatcher;

/** Dispatchers of hybrid monitors, with one mistake each. */
public final class Hybrids {
  private Hybrids() {}

  /** What is interpreted is fetched wherever P points to. */
  static final class NeverLooksAtTheBound extends HybridDispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> fetch(
        Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
      return new Served<>(virtual, domain.truth(false), List.of());
    }
  }

  /**
   * The trap of a virtual user is answered by going on as its supervisor, without E[0] and E[1].
   */
  static final class ForgetsToReflect extends HybridDispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var mode = semantics.machine().mode();
      var served = super.reflect(semantics, domain, cause, virtual);
      var lifted = virtual.with(mode.cell(), domain.literal(mode.supervisor(), mode.cell().bits()));
      var next =
          State.either(domain, supervisor(semantics, domain, virtual), served.state(), lifted);
      return new Served<>(next, served.halted(), served.traps());
    }
  }

  /**
   * Takes a supervisor whose window does not start at 0 for a user, and gives its code to the
   * hardware. On a machine that Theorem 1 holds for it does no harm.
   */
  public static final class KnowsSupervisorsByTheirPlace extends HybridDispatcher {
    @Override
    protected <W, B, M> B interprets(
        Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
      var base = semantics.machine().relocation().orElseThrow().base();
      var atZero =
          domain.compare(
              Relation.EQUAL, base.bits(), virtual.get(base), domain.literal(0, base.bits()));
      return domain.and(super.interprets(semantics, domain, virtual), atZero);
    }
  }
}
