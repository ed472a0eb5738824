package org.vmorph.conformance.proved;

import java.util.ArrayList;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.host.Allocator;
import org.vmorph.vmm.host.Dispatcher;
import org.vmorph.vmm.host.TrapAndEmulate;

/** Monitors that come to mind, each with the mistake that is made first. */
final class NaiveDispatchers {
  private NaiveDispatchers() {}

  /** The guest's old PSW shows the real l. */
  static final class CopiesTheRealPsw extends Dispatcher {
    @Override
    public <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var base = semantics.machine().relocation().orElseThrow().base();
      return super.reflect(semantics, domain, cause, plus(domain, virtual, base, TrapAndEmulate.K));
    }
  }

  /** The guest's old PSW has P + 1. */
  static final class TrapsFurtherOn extends Dispatcher {
    @Override
    public <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var pc = semantics.machine().programCounter();
      return super.reflect(semantics, domain, cause, plus(domain, virtual, pc, 1));
    }
  }

  /** The guest's old PSW says that it was in user mode. */
  static final class AlwaysFromUserMode extends Dispatcher {
    @Override
    public <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var mode = semantics.machine().mode();
      var user = domain.literal(mode.user(), mode.cell().bits());
      return super.reflect(semantics, domain, cause, virtual.with(mode.cell(), user));
    }
  }

  /** P stays where it was after lrb. */
  static final class ForgetsToGoOn extends Emulating {
    @Override
    <W, B, M> State<W, M> before(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> s) {
      return instruction.name().equals("lrb")
          ? plus(domain, s, semantics.machine().programCounter(), -1)
          : s;
    }
  }

  /** Tests the address of a PSW against b alone: q is thought endless. */
  static final class TestsTheBoundAlone extends Emulating {
    @Override
    <W, B, M> State<W, M> before(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> s) {
      int bits = semantics.machine().storage().indexBits();
      return instruction.name().equals("lpsw") ? s.withSize(domain.literal(-1, bits)) : s;
    }
  }

  /** Tests the address of a PSW against w alone: b is thought endless. */
  static final class TestsTheSizeAlone extends Emulating {
    @Override
    <W, B, M> State<W, M> before(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> s) {
      var bound = semantics.machine().relocation().orElseThrow().bound();
      return instruction.name().equals("lpsw")
          ? s.with(bound, domain.literal(-1, bound.bits()))
          : s;
    }
  }

  /** Keeps of the index what an address has, and tests that. */
  static final class TruncatesTheIndex extends Emulating {
    @Override
    <W, B, M> State<W, M> before(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> s) {
      if (!instruction.name().equals("lpsw")) {
        return s;
      }
      var machine = semantics.machine();
      int n = machine.storage().indexBits();
      for (var file : machine.files()) {
        if (file.name().equals("r")) {
          var zero = domain.literal(0, file.indexBits());
          var content = s.get(file);
          for (int i = 1; i < 1 << file.indexBits(); i++) {
            var at = domain.literal(i, file.indexBits());
            var low = domain.slice(domain.load(file, content, zero, at), 0, n);
            var wide = domain.extend(low, n, file.bits(), false);
            content = domain.store(file, content, domain.truth(true), zero, at, wide);
          }
          return s.with(file, content);
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
    <W, B, M> State<W, M> before(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> s) {
      if (!instruction.name().equals("lpsw")) {
        return s;
      }
      var relocation = semantics.machine().relocation().orElseThrow();
      int n = relocation.base().bits();
      var address = address(semantics, domain, operands, s);
      var low = domain.slice(address, 0, n);
      var bound = domain.extend(s.get(relocation.bound()), n, 64, false);
      var below = domain.compare(Relation.BELOW, 64, address, bound);
      // The routine sees address 0 where l + a is, and one word there if a is below b.
      return plus(domain, s, relocation.base(), low)
          .with(
              relocation.bound(), domain.choose(below, domain.literal(1, n), domain.literal(0, n)));
    }

    private static <W, B, M> W address(
        Elaboration semantics, Domain<W, B, M> domain, Operands<W> operands, State<W, M> s) {
      var registers = semantics.machine().files().getFirst();
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
          index = domain.choose(none, index, domain.load(registers, s.get(registers), zero, value));
        }
      }
      return domain.calculate(Operator.ADD, 64, index, displacement);
    }

    @Override
    <W, B, M> Operands<W> operands(
        Domain<W, B, M> domain, Instruction instruction, Operands<W> operands) {
      return instruction.name().equals("lpsw")
          ? new Operands<>(
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
    <W, B, M> State<W, M> before(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> s) {
      var mode = semantics.machine().mode();
      return s.with(mode.cell(), domain.literal(mode.supervisor(), mode.cell().bits()));
    }
  }

  /** Hands out the bound the hardware has. */
  static final class HandsOutTheClippedR extends Emulating {
    @Override
    <W, B, M> State<W, M> before(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> s) {
      if (!instruction.name().equals("srb")) {
        return s;
      }
      var relocation = semantics.machine().relocation().orElseThrow();
      int bits = relocation.base().bits();
      var real =
          Allocator.CLAMPED.place(
              domain,
              bits,
              new Allocator.R<>(s.get(relocation.base()), s.get(relocation.bound())),
              domain.literal(0, bits),
              s.size());
      return s.with(relocation.bound(), real.bound());
    }

    @Override
    <W, B, M> State<W, M> after(
        Elaboration semantics, Instruction instruction, State<W, M> done, State<W, M> virtual) {
      var bound = semantics.machine().relocation().orElseThrow().bound();
      return instruction.name().equals("srb") ? done.with(bound, virtual.get(bound)) : done;
    }
  }

  /** Its interpreter routines see another state than the guest's. */
  private abstract static class Emulating extends Dispatcher {
    /** What a routine sees. */
    abstract <W, B, M> State<W, M> before(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> s);

    /** The operands a routine sees. */
    <W, B, M> Operands<W> operands(
        Domain<W, B, M> domain, Instruction instruction, Operands<W> operands) {
      return operands;
    }

    /** What a routine did, without what it only saw. */
    <W, B, M> State<W, M> after(
        Elaboration semantics, Instruction instruction, State<W, M> done, State<W, M> virtual) {
      return done;
    }

    @Override
    public <W, B, M> Served<W, B, M> privileged(
        Elaboration semantics,
        Domain<W, B, M> domain,
        Instruction instruction,
        Operands<W> operands,
        State<W, M> virtual) {
      var machine = semantics.machine();
      var seen = before(semantics, domain, instruction, operands, virtual);
      var routine =
          Outcome.of(semantics, domain, instruction, operands(domain, instruction, operands), seen);
      var emulates = emulates(semantics, domain, virtual);
      var memory = reflect(semantics, domain, machine.causes().getFirst(), virtual);
      var privilege = reflect(semantics, domain, machine.privilege(), virtual);
      var done = after(semantics, instruction, routine.calm(), virtual).withSize(virtual.size());
      var emulated = State.either(domain, routine.trapped(), memory.state(), done);
      var traps = new ArrayList<Outcome.Fired<W, B>>();
      traps.add(
          new Outcome.Fired<>(domain.not(emulates), machine.privilege(), domain.literal(0, 8)));
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
