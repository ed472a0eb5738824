package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Configuration;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;

/**
 * RV64IMAC with Zicsr and Zifencei, and machine, supervisor and user mode. It is not among the
 * machines that ship.
 */
public final class Rv64 {
  private final RiscvState is;

  /** What is assumed where nothing is said. */
  public static final Settings USUAL = RiscvParameters.USUAL;

  /** What this model fixes. */
  private static final Map<String, String> FACTS =
      Map.of(
          "mtval", "addresses; 0 for an illegal instruction and a breakpoint",
          "time", "one tick a step");

  private final Settings settings;
  private final Csrs csrs;
  private final VirtualMemory memory;

  /** The machine. */
  public final Architecture machine;

  /** A machine with these settings of {@link #USUAL}'s parameters. */
  public Rv64(Settings settings) {
    this.is = new RiscvState(settings);
    this.settings = settings;
    this.csrs = new Csrs(is, settings);
    this.memory = new VirtualMemory(is, settings);
    this.machine = machine();
  }

  /**
   * What is claimed of it: that machine and supervisor mode can be run in user mode, and machine
   * mode in supervisor mode; each while whoever runs it has set up what that needs, and as far as
   * that goes.
   */
  public static List<Architecture> pairs() {
    var alone = USUAL.with("devices", "none").with("satp", "bare").with("mie", "0");
    var unwatched = alone.with("mcounteren", "0");
    return List.of(
        new Rv64(unwatched).machine.between("m", "u"),
        new Rv64(
                alone
                    .with("scounteren", "0")
                    .with("mstatus.tvm", "0")
                    .with("mstatus.tsr", "0")
                    .with("mstatus.tw", "0"))
            .machine.between("s", "u"),
        new Rv64(
                unwatched.with("mstatus.tvm", "1").with("mstatus.tsr", "1").with("mstatus.tw", "1"))
            .machine.between("m", "s"));
  }

  /** The control and status registers, by address. */
  public List<Csr> csrs() {
    return csrs.all();
  }

  private Architecture machine() {
    return new Architecture(
        "rv64",
        "RISC-V: RV64IMAC with Zicsr and Zifencei, machine, supervisor and user mode, physical"
            + " memory protection and Sv39.",
        is.components.all(),
        is.E,
        1,
        (1L << is.E.indexBits()) - 1,
        is.mode(),
        is.P,
        Optional.of(new RiscvTranslation(is, memory, settings)),
        Optional.of(is.console()),
        Optional.empty(),
        Optional.of(memory.fetch()),
        new RiscvTrap(is),
        Causes.REFUSED,
        Causes.ILLEGAL,
        Causes.ALL,
        cycle(),
        List.of(
            set(is.M, literal(RiscvState.MACHINE, 2)),
            set(is.P, literal(RiscvState.RAM, 64)),
            set(is.mtimecmp, literal(-1, 64))),
        instructions(),
        Reading.INTENDED,
        new Configuration(
            FACTS, settings, RiscvAssumptions.of(is, settings), other -> new Rv64(other).machine),
        RiscvDialect.of(csrs.all()));
  }

  private List<Instruction> instructions() {
    return Stream.of(
            new BaseIntegers(is, memory).all(),
            new Multiplication(is).all(),
            new Atomics(is, memory).all(),
            new Compressed(is, memory).all(),
            new Privileged(is, csrs, settings).all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Interrupts are asked for before each instruction, those of machine mode first; and the time
   * goes by. Volume II, 3.1.9 and 4.1.3.
   */
  private Cycle cycle() {
    return new Cycle(
        Stream.concat(
                Causes.INTERRUPTS.stream().map(it -> interrupt(it, toMachine(it))),
                Causes.INTERRUPTS.stream().map(it -> interrupt(it, toSupervisor(it))))
            .toList(),
        List.of(set(is.retired, is.retired.plus(1))),
        List.of(set(is.time, is.time.plus(1))));
  }

  private Act interrupt(Cause cause, Condition taken) {
    int number = Causes.number(cause);
    var asked = csrs.enabledInterrupts().slice(number, 1).is(1);
    return when(asked.and(taken), trap(cause));
  }

  private Condition isDelegated(Cause cause) {
    return Causes.delegated(cause, is).is(1);
  }

  private Condition toMachine(Cause cause) {
    return isDelegated(cause).not().and(is.below(RiscvState.MACHINE).or(is.MIE.is(1)));
  }

  private Condition toSupervisor(Cause cause) {
    var taken = is.M.is(RiscvState.SUPERVISOR).and(is.SIE.is(1)).or(is.M.is(RiscvState.USER));
    return isDelegated(cause).and(taken);
  }
}
