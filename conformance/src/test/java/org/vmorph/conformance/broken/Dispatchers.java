package org.vmorph.conformance.broken;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.host.Dispatcher;
import org.vmorph.vmm.host.TrapAndEmulate;

/** Dispatchers with one mistake each. */
final class Dispatchers {
  private Dispatchers() {}

  private static <W, B, M> State<W, M> plus(
      Domain<W, B, M> domain, State<W, M> state, Cell cell, long number) {
    var sum =
        domain.calculate(
            Operator.ADD, cell.bits(), state.get(cell), domain.literal(number, cell.bits()));
    return state.with(cell, sum);
  }

  /** A guest's own trap is skipped, as if the instruction had done nothing. */
  static final class SwallowsTraps extends Dispatcher {
    @Override
    public <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var next = plus(domain, virtual, semantics.machine().programCounter(), 1);
      return new Served<>(next, domain.truth(false), List.of());
    }
  }

  /** The guest's old PSW shows the real l. */
  static final class LeaksTheRealBase extends Dispatcher {
    @Override
    public <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var base = semantics.machine().relocation().orElseThrow().base();
      return super.reflect(semantics, domain, cause, plus(domain, virtual, base, TrapAndEmulate.K));
    }
  }

  /** Privileged instructions work in virtual user mode as well. */
  static final class EmulatesForUsers extends Dispatcher {
    @Override
    protected <W, B, M> B emulates(
        Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
      return domain.truth(true);
    }

    @Override
    public <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> virtual) {
      var mode = semantics.machine().mode();
      var lifted = virtual.with(mode.cell(), domain.literal(mode.supervisor(), mode.cell().bits()));
      return super.privileged(semantics, domain, instruction, operands, lifted);
    }
  }

  /** The new PSW is taken, but for its mode. */
  static final class ReflectsIntoUserMode extends Dispatcher {
    @Override
    public <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var mode = semantics.machine().mode();
      var served = super.reflect(semantics, domain, cause, virtual);
      var user = domain.literal(mode.user(), mode.cell().bits());
      return new Served<>(served.state().with(mode.cell(), user), served.halted(), served.traps());
    }
  }

  /** Every trap of the guest's own looks like an illegal instruction. */
  static final class LosesTheCause extends Dispatcher {
    @Override
    public <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      return super.reflect(semantics, domain, semantics.machine().illegal(), virtual);
    }
  }

  /** P stays where it was after an instruction that falls through. */
  static final class ForgetsToGoOn extends Changing {
    @Override
    <W, B, M> State<W, M> changed(
        Architecture machine,
        Domain<W, B, M> domain,
        Instruction by,
        State<W, M> old,
        State<W, M> next) {
      return by.flow() == Instruction.Flow.JUMPS
          ? next
          : next.with(machine.programCounter(), old.get(machine.programCounter()));
    }
  }

  /** The guest's own b is made to fit, so that the guest can read back that it was. */
  static final class ClampsTheVirtualBound extends Changing {
    @Override
    <W, B, M> State<W, M> changed(
        Architecture machine,
        Domain<W, B, M> domain,
        Instruction by,
        State<W, M> old,
        State<W, M> next) {
      var bound = machine.relocation().orElseThrow().bound();
      var fits = domain.compare(Relation.BELOW, bound.bits(), next.get(bound), old.size());
      return next.with(bound, domain.choose(fits, next.get(bound), old.size()));
    }
  }

  /** A guest that halts goes on. */
  static final class NeverHalts extends Dispatcher {
    @Override
    public <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> virtual) {
      var served = super.privileged(semantics, domain, instruction, operands, virtual);
      return new Served<>(served.state(), domain.truth(false), served.traps());
    }
  }

  /** Does not know supervisor calls. */
  static final class BreaksDown extends Dispatcher {
    @Override
    public <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      if (cause.name().equals("svc")) {
        throw new IllegalStateException("what is a supervisor call?");
      }
      return super.reflect(semantics, domain, cause, virtual);
    }
  }

  /** Does something else with what an emulated instruction did. */
  private abstract static class Changing extends Dispatcher {
    abstract <W, B, M> State<W, M> changed(
        Architecture machine,
        Domain<W, B, M> domain,
        Instruction by,
        State<W, M> old,
        State<W, M> next);

    @Override
    public <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> virtual) {
      var served = super.privileged(semantics, domain, instruction, operands, virtual);
      return served.traps().isEmpty() && !domain.isTrue(served.halted())
          ? new Served<>(
              changed(semantics.machine(), domain, instruction, virtual, served.state()),
              served.halted(),
              served.traps())
          : served;
    }
  }
}
