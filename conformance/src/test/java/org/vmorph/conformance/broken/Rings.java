package org.vmorph.conformance.broken;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;

/** Allocators and dispatchers that take one ring for another, with one mistake each. */
final class Rings {
  private Rings() {}

  /** What the hardware delegates is what the guest wants delegated. */
  static final Allocator DELEGATED_AS_ASKED =
      new Clamped() {
        @Override
        public <W, B, M> State<W, M> direct(
            Domain<W, B, M> domain, Architecture machine, State<W, M> host) {
          return host;
        }
      };

  /**
   * Rings 0 and 1 of the guest are both in ring 1, where an instruction of level 1 is not heard.
   */
  static final Allocator COMPRESSED =
      new Clamped() {
        @Override
        public <W, B, M> State<W, M> confine(
            Domain<W, B, M> domain,
            Architecture machine,
            State<W, M> host,
            State<W, M> guest,
            W k,
            W w) {
          var mode = machine.mode().cell();
          var privileged = isBelow(domain, guest, mode, 2);
          var one = domain.literal(1, mode.bits());
          return super.confine(domain, machine, host, guest, k, w)
              .with(mode, domain.choose(privileged, one, domain.literal(2, mode.bits())));
        }
      };

  /** A trap of the guest's own goes to its ring 0, whatever the guest has delegated. */
  static final class ReflectsToRing0 extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var d = (Cell) semantics.machine().component("D").orElseThrow();
      var served =
          super.reflect(semantics, domain, cause, virtual.with(d, domain.literal(0, d.bits())));
      return new Served<>(served.state().with(d, virtual.get(d)), served.halted(), served.traps());
    }
  }

  /** Ring 1 of the guest may do whatever its ring 0 may. */
  static final class TakesRing1ForRing0 extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      var mode = semantics.machine().mode().cell();
      var privileged = isBelow(domain, virtual, mode, 2);
      var lifted = domain.choose(privileged, domain.literal(0, mode.bits()), virtual.get(mode));
      return super.privileged(
          semantics, domain, cause, instruction, operands, virtual.with(mode, lifted));
    }
  }

  /** A return from ring 1 leads to whatever ring the PSW names, ring 0 too. */
  static final class ReturnsToAnyRing extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      var mode = semantics.machine().mode().cell();
      var lpsw = semantics.machine().instruction("lpsw").orElseThrow();
      boolean returns = instruction.name().equals("rpsw");
      var lifted =
          domain.choose(
              isBelow(domain, virtual, mode, 2), domain.literal(0, mode.bits()), virtual.get(mode));
      return returns
          ? super.privileged(
              semantics,
              domain,
              cause,
              lpsw,
              new OperandValues<>(lpsw.form().operands(), operands.values()),
              virtual.with(mode, lifted))
          : super.privileged(semantics, domain, cause, instruction, operands, virtual);
    }
  }

  private static <W, B, M> B isBelow(
      Domain<W, B, M> domain, State<W, M> state, Cell mode, long ring) {
    return domain.compare(
        Relation.BELOW, mode.bits(), state.get(mode), domain.literal(ring, mode.bits()));
  }

  /** A as it should be. */
  private abstract static class Clamped implements Allocator {
    @Override
    public Optional<String> inapplicable(Architecture machine) {
      return CLAMPED.inapplicable(machine);
    }

    @Override
    public <W, B, M> State<W, M> confine(
        Domain<W, B, M> domain,
        Architecture machine,
        State<W, M> host,
        State<W, M> guest,
        W k,
        W w) {
      return CLAMPED.confine(domain, machine, host, guest, k, w);
    }
  }
}
