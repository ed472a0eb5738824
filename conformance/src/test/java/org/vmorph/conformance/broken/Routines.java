package org.vmorph.conformance.broken;

import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.control.Dispatcher;

/** Dispatchers whose interpreter routines have one mistake each. */
final class Routines {
  private Routines() {}

  private static <W, B, M> State<W, M> plus(
      Domain<W, B, M> domain, State<W, M> state, Cell cell, long number) {
    var sum =
        domain.calculate(
            Operator.ADD, cell.bits(), state.get(cell), domain.literal(number, cell.bits()));
    return state.with(cell, sum);
  }

  /** P stays where it was after an instruction that falls through. */
  static final class ForgetsToGoOn extends Changing {
    @Override
    <W, B, M> State<W, M> changed(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction by,
        State<W, M> old,
        State<W, M> next) {
      var p = semantics.machine().programCounter();
      return by.flow() == Instruction.Flow.JUMPS ? next : next.with(p, old.get(p));
    }
  }

  /** P moves on twice after a load of R. */
  static final class GoesOnTwice extends Changing {
    @Override
    <W, B, M> State<W, M> changed(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction by,
        State<W, M> old,
        State<W, M> next) {
      return by.name().equals("lrb")
          ? plus(domain, next, semantics.machine().programCounter(), 1)
          : next;
    }
  }

  /** The last register is gone after a load of the PSW: the routine needed one itself. */
  static final class LosesARegister extends Changing {
    private static final int LOST = 15;

    @Override
    <W, B, M> State<W, M> changed(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction by,
        State<W, M> old,
        State<W, M> next) {
      var registers =
          semantics.machine().files().stream()
              .filter(file -> file.role() == Role.GENERAL)
              .findFirst()
              .orElseThrow();
      return by.name().equals("lpsw")
          ? next.with(
              registers,
              domain.store(
                  registers,
                  next.get(registers),
                  domain.truth(true),
                  domain.literal(LOST, registers.indexBits()),
                  domain.literal(0, registers.indexBits()),
                  domain.literal(0, registers.bits())))
          : next;
    }
  }

  /** The guest's own b is made to fit, so that the guest can read back that it was. */
  static final class ClampsTheVirtualBound extends Changing {
    @Override
    <W, B, M> State<W, M> changed(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction by,
        State<W, M> old,
        State<W, M> next) {
      var bound = semantics.machine().relocation().orElseThrow().bound();
      var fits = domain.compare(Relation.BELOW, bound.bits(), next.get(bound), old.size());
      return next.with(bound, domain.choose(fits, next.get(bound), old.size()));
    }
  }

  /** A guest that halts goes on. */
  static final class NeverHalts extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      var served = super.privileged(semantics, domain, cause, instruction, operands, virtual);
      return new Served<>(served.state(), domain.truth(false), served.traps());
    }
  }

  /** A guest that halts has gone past the instruction. */
  static final class HaltsFurtherOn extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      var served = super.privileged(semantics, domain, cause, instruction, operands, virtual);
      return domain.isTrue(served.halted())
          ? new Served<>(
              plus(domain, served.state(), semantics.machine().programCounter(), 1),
              served.halted(),
              served.traps())
          : served;
    }
  }

  /** What is put on the console is put there twice. */
  static final class PutsTwice extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      var p = semantics.machine().programCounter();
      var once = super.privileged(semantics, domain, cause, instruction, operands, virtual);
      return instruction.name().equals("put") && once.traps().isEmpty()
          ? super.privileged(
              semantics, domain, cause, instruction, operands, once.state().with(p, virtual.get(p)))
          : once;
    }
  }

  /** A guest that gets more than its console has gets the last word again. */
  static final class GivesTheLastAgain extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      var before = instruction.name().equals("get") ? back(semantics, domain, virtual) : virtual;
      return super.privileged(semantics, domain, cause, instruction, operands, before);
    }

    private static <W, B, M> State<W, M> back(
        Elaboration semantics, Domain<W, B, M> domain, State<W, M> state) {
      var console = semantics.machine().console().orElseThrow();
      int bits = console.next().bits();
      var next = state.get(console.next());
      var atEnd = domain.compare(Relation.EQUAL, bits, next, state.get(console.end()));
      var some = domain.compare(Relation.BELOW, bits, domain.literal(0, bits), next);
      var last = plus(domain, state, console.next(), -1).get(console.next());
      var ownGet = supervisor(semantics, domain, state);
      return state.with(
          console.next(), domain.choose(domain.and(ownGet, domain.and(atEnd, some)), last, next));
    }
  }

  /** Does something else with what an emulated instruction did. */
  private abstract static class Changing extends Dispatcher {
    abstract <W, B, M> State<W, M> changed(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction by,
        State<W, M> old,
        State<W, M> next);

    @Override
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      var served = super.privileged(semantics, domain, cause, instruction, operands, virtual);
      return served.traps().isEmpty() && !domain.isTrue(served.halted())
          ? new Served<>(
              changed(semantics, domain, instruction, virtual, served.state()),
              served.halted(),
              served.traps())
          : served;
    }
  }
}
