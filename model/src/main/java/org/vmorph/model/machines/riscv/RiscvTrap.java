package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * A trap goes to machine mode, or to supervisor mode if it is delegated and comes from no more
 * privileged one. Volume II, 3.1.6.1, 3.1.7, 3.1.8 and 4.1.
 */
record RiscvTrap(RiscvState is) implements TrapEntry {
  @Override
  public List<Act> acts(Cause cause) {
    var delegated = let("delegated." + cause, PhysicalProtection.bit(isDelegated(cause)));
    var toSupervisor = delegated.is(1);
    var code = Causes.code(cause, is);
    return List.of(
        when(
            toSupervisor,
            set(is.sepc, is.P),
            set(is.scause, code),
            set(is.stval, Causes.value),
            set(is.SPP, is.M.low(1)),
            set(is.SPIE, is.SIE),
            set(is.SIE, literal(0, 1)),
            set(is.M, literal(RiscvState.SUPERVISOR, 2)),
            set(is.P, target(is.stvec, cause))),
        when(
            toSupervisor.not(),
            set(is.mepc, is.P),
            set(is.mcause, code),
            set(is.mtval, Causes.value),
            set(is.MPP, is.M),
            set(is.MPIE, is.MIE),
            set(is.MIE, literal(0, 1)),
            set(is.M, literal(RiscvState.MACHINE, 2)),
            set(is.P, target(is.mtvec, cause))));
  }

  private Condition isDelegated(Cause cause) {
    return Causes.delegated(cause, is).is(1).and(is.below(RiscvState.MACHINE));
  }

  /** Interrupts may have an entry each. */
  private static Word target(Cell vector, Cause cause) {
    var base = vector.calc(Operator.AND, literal(-4, 64));
    return Causes.isInterrupt(cause)
        ? choose(vector.low(1).is(1), base.plus(4L * Causes.number(cause)), base)
        : base;
  }

  /** As long as nothing is delegated: a control program of machine mode sees to it. */
  @Override
  public List<Saved> saved(Cause cause) {
    return List.of(new Saved(is.P, is.mepc), new Saved(is.M, is.MPP), new Saved(is.MIE, is.MPIE));
  }

  @Override
  public List<Cell> lost(Cause cause) {
    return List.of(
        is.mepc, is.mcause, is.mtval, is.MPP, is.MPIE, is.sepc, is.scause, is.stval, is.SPP,
        is.SPIE, is.SIE);
  }

  @Override
  public Map<Cell, Word> directed() {
    return Map.of(is.medeleg, literal(0, 16), is.mideleg, literal(0, 12));
  }
}
