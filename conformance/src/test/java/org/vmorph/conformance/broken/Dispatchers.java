package org.vmorph.conformance.broken;

import java.util.List;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Dispatchers that decide wrongly about traps, with one mistake each. */
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
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var next = plus(domain, virtual, semantics.machine().programCounter(), 1);
      return new Served<>(next, domain.truth(false), List.of());
    }
  }

  /** The guest's old PSW shows the real l. */
  static final class LeaksTheRealBase extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
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
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      var mode = semantics.machine().mode();
      var lifted = virtual.with(mode.cell(), domain.literal(mode.supervisor(), mode.cell().bits()));
      return super.privileged(semantics, domain, cause, instruction, operands, lifted);
    }
  }

  /** The new PSW is taken, but for its mode. */
  static final class ReflectsIntoUserMode extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
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
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      return super.reflect(semantics, domain, semantics.machine().illegal(), virtual);
    }
  }

  /** Does not know supervisor calls. */
  static final class BreaksDown extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      if (cause.name().equals("svc")) {
        throw new IllegalStateException("what is a supervisor call?");
      }
      return super.reflect(semantics, domain, cause, virtual);
    }
  }

  /** A guest in virtual user mode stays there when a trap is given to it. */
  static final class KeepsTheMode extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var mode = semantics.machine().mode();
      var served = super.reflect(semantics, domain, cause, virtual);
      var kept =
          domain.choose(
              supervisor(semantics, domain, virtual),
              served.state().get(mode.cell()),
              domain.literal(mode.user(), mode.cell().bits()));
      return new Served<>(served.state().with(mode.cell(), kept), served.halted(), served.traps());
    }
  }

  /** A halt stops the guest, whoever it is that halts. */
  static final class HaltsForUsers extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      return instruction.name().equals("halt")
          ? new Served<>(virtual, domain.truth(true), List.of())
          : super.privileged(semantics, domain, cause, instruction, operands, virtual);
    }
  }

  /** Nothing is left to the hardware. */
  static final class InterpretsEverything extends Dispatcher {
    @Override
    protected <W, B, M> B interprets(
        Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
      return domain.truth(true);
    }
  }
}
