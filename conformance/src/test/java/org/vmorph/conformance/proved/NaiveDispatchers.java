package org.vmorph.conformance.proved;

import java.util.ArrayList;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.RelocationAllocator;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Monitors that come to mind, each with the mistake that is made first. */
final class NaiveDispatchers {
  private NaiveDispatchers() {}

  /** The guest's old PSW shows the real l. */
  static final class CopiesTheRealPsw extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var base = semantics.machine().relocation().orElseThrow().base();
      return super.reflect(semantics, domain, cause, plus(domain, virtual, base, TrapAndEmulate.K));
    }
  }

  /** The guest's old PSW has P + 1. */
  static final class TrapsFurtherOn extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var pc = semantics.machine().programCounter();
      return super.reflect(semantics, domain, cause, plus(domain, virtual, pc, 1));
    }
  }

  /** The guest's old PSW says that it was in user mode. */
  static final class AlwaysFromUserMode extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var mode = semantics.machine().mode();
      var user = domain.literal(mode.user(), mode.cell().bits());
      return super.reflect(semantics, domain, cause, virtual.with(mode.cell(), user));
    }
  }

  /** P stays where it was after lrb. */
  static final class ForgetsToGoOn extends Emulating {
    @Override
    <W, B, M> State<W, M> before(Call<W, B, M> in) {
      return in.is("lrb")
          ? plus(in.domain(), in.virtual(), in.machine().programCounter(), -1)
          : in.virtual();
    }
  }

  /** Tests the address of a PSW against b alone: q is thought endless. */
  static final class TestsTheBoundAlone extends Emulating {
    @Override
    <W, B, M> State<W, M> before(Call<W, B, M> in) {
      int bits = in.machine().storage().indexBits();
      return in.is("lpsw") ? in.virtual().withSize(in.domain().literal(-1, bits)) : in.virtual();
    }
  }

  /** Tests the address of a PSW against w alone: b is thought endless. */
  static final class TestsTheSizeAlone extends Emulating {
    @Override
    <W, B, M> State<W, M> before(Call<W, B, M> in) {
      var bound = in.machine().relocation().orElseThrow().bound();
      return in.is("lpsw")
          ? in.virtual().with(bound, in.domain().literal(-1, bound.bits()))
          : in.virtual();
    }
  }

  /** Keeps of the index what an address has, and tests that. */
  static final class TruncatesTheIndex extends Emulating {
    @Override
    <W, B, M> State<W, M> before(Call<W, B, M> in) {
      var domain = in.domain();
      if (!in.is("lpsw")) {
        return in.virtual();
      }
      var machine = in.machine();
      int n = machine.storage().indexBits();
      for (var file : machine.files()) {
        if (file.name().equals("r")) {
          var zero = domain.literal(0, file.indexBits());
          var content = in.virtual().get(file);
          for (int i = 1; i < 1 << file.indexBits(); i++) {
            var at = domain.literal(i, file.indexBits());
            var low = domain.slice(domain.load(file, content, zero, at), 0, n);
            var wide = domain.extend(low, n, file.bits(), false);
            content = domain.store(file, content, domain.truth(true), zero, at, wide);
          }
          return in.virtual().with(file, content);
        }
      }
      throw new IllegalStateException("no registers");
    }

    @Override
    <W, B, M> State<W, M> after(
        Elaboration semantics, Instruction instruction, State<W, M> done, State<W, M> virtual) {
      var files = semantics.machine().files();
      var registers = files.stream().filter(file -> file.name().equals("r")).findFirst();
      return instruction.name().equals("lpsw")
          ? done.with(registers.orElseThrow(), virtual.get(registers.get()))
          : done;
    }
  }

  /** Adds l to the address of a PSW in as many bits as an address has. */
  static final class AddsInAddressBits extends Emulating {
    @Override
    <W, B, M> State<W, M> before(Call<W, B, M> in) {
      var domain = in.domain();
      if (!in.is("lpsw")) {
        return in.virtual();
      }
      var relocation = in.machine().relocation().orElseThrow();
      int n = relocation.base().bits();
      var address = address(in);
      var low = domain.slice(address, 0, n);
      var bound = domain.extend(in.virtual().get(relocation.bound()), n, 64, false);
      var below = domain.compare(Relation.BELOW, 64, address, bound);
      // The routine sees address 0 where l + a is, and one word there if a is below b.
      return plus(domain, in.virtual(), relocation.base(), low)
          .with(
              relocation.bound(), domain.choose(below, domain.literal(1, n), domain.literal(0, n)));
    }

    private static <W, B, M> W address(Call<W, B, M> in) {
      var domain = in.domain();
      var operands = in.operands();
      var registers = in.machine().files().getFirst();
      W index = domain.literal(0, 64);
      W displacement = index;
      for (int i = 0; i < operands.names().size(); i++) {
        var name = operands.names().get(i);
        var value = operands.values().get(i);
        if (name.name().equals("x")) {
          displacement = domain.extend(value, name.bits(), 64, true);
        } else {
          var zero = domain.literal(0, name.bits());
          var none = domain.compare(Relation.EQUAL, name.bits(), value, zero);
          index =
              domain.choose(
                  none, index, domain.load(registers, in.virtual().get(registers), zero, value));
        }
      }
      return domain.calculate(Operator.ADD, 64, index, displacement);
    }

    @Override
    <W, B, M> OperandValues<W> operands(
        Domain<W, B, M> domain, Instruction instruction, OperandValues<W> operands) {
      return instruction.name().equals("lpsw")
          ? new OperandValues<>(
              operands.names(),
              operands.names().stream().map(o -> domain.literal(0, o.bits())).toList())
          : operands;
    }
  }

  /** Privileged instructions work in virtual user mode as well. */
  static final class EmulatesForUsers extends Emulating {
    @Override
    protected <W, B, M> B emulates(
        Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
      return domain.truth(true);
    }

    @Override
    <W, B, M> State<W, M> before(Call<W, B, M> in) {
      var mode = in.machine().mode();
      return in.virtual()
          .with(mode.cell(), in.domain().literal(mode.supervisor(), mode.cell().bits()));
    }
  }

  /** Hands out the bound the hardware has. */
  static final class HandsOutTheClippedR extends Emulating {
    @Override
    <W, B, M> State<W, M> before(Call<W, B, M> in) {
      if (!in.is("srb")) {
        return in.virtual();
      }
      var relocation = in.machine().relocation().orElseThrow();
      int bits = relocation.base().bits();
      var real =
          RelocationAllocator.CLAMPED.place(
              in.domain(),
              bits,
              new RelocationAllocator.R<>(
                  in.virtual().get(relocation.base()), in.virtual().get(relocation.bound())),
              in.domain().literal(0, bits),
              in.virtual().size());
      return in.virtual().with(relocation.bound(), real.bound());
    }

    @Override
    <W, B, M> State<W, M> after(
        Elaboration semantics, Instruction instruction, State<W, M> done, State<W, M> virtual) {
      var bound = semantics.machine().relocation().orElseThrow().bound();
      return instruction.name().equals("srb") ? done.with(bound, virtual.get(bound)) : done;
    }
  }

  /** What a routine is called for. */
  private record Call<W, B, M>(
      Architecture machine,
      Domain<W, B, M> domain,
      Instruction instruction,
      OperandValues<W> operands,
      State<W, M> virtual) {
    boolean is(String name) {
      return instruction.name().equals(name);
    }
  }

  /** Its interpreter routines see another state than the guest's. */
  private abstract static class Emulating extends Dispatcher {
    /** What a routine sees. */
    abstract <W, B, M> State<W, M> before(Call<W, B, M> in);

    /** The operands a routine sees. */
    <W, B, M> OperandValues<W> operands(
        Domain<W, B, M> domain, Instruction instruction, OperandValues<W> operands) {
      return operands;
    }

    /** What a routine did, without what it only saw. */
    <W, B, M> State<W, M> after(
        Elaboration semantics, Instruction instruction, State<W, M> done, State<W, M> virtual) {
      return done;
    }

    @Override
    protected <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Cause cause,
        Instruction instruction,
        OperandValues<W> operands,
        State<W, M> virtual) {
      var machine = semantics.machine();
      var seen = before(new Call<>(semantics.machine(), domain, instruction, operands, virtual));
      var routine =
          Outcome.of(semantics, domain, instruction, operands(domain, instruction, operands), seen);
      var emulates = emulates(semantics, domain, virtual);
      var memory = reflect(semantics, domain, machine.causes().getFirst(), virtual);
      var privilege = reflect(semantics, domain, cause, virtual);
      var done = after(semantics, instruction, routine.calm(), virtual).withSize(virtual.size());
      var emulated = State.either(domain, routine.trapped(), memory.state(), done);
      var traps = new ArrayList<Outcome.Fired<W, B>>();
      traps.add(Outcome.Fired.zero(domain, domain.not(emulates), cause));
      traps.addAll(routine.traps());
      return new Served<>(
          State.either(domain, emulates, emulated, privilege.state()),
          domain.and(emulates, domain.and(domain.not(routine.trapped()), routine.halts())),
          traps);
    }
  }

  private static <W, B, M> State<W, M> plus(
      Domain<W, B, M> domain, State<W, M> state, Cell cell, long number) {
    return plus(domain, state, cell, domain.literal(number, cell.bits()));
  }

  private static <W, B, M> State<W, M> plus(
      Domain<W, B, M> domain, State<W, M> state, Cell cell, W number) {
    return state.with(cell, domain.calculate(Operator.ADD, cell.bits(), state.get(cell), number));
  }
}
