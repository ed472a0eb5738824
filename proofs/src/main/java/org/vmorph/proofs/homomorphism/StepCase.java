package org.vmorph.proofs.homomorphism;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Step;

/**
 * What a step of a machine is: an instruction that was fetched and decoded, or a fetch, which may
 * trap, or a word that is no instruction. Together they are every step there is (paper.md, N17).
 */
public sealed interface StepCase {
  /** An instruction. */
  record Executed(Instruction instruction) implements StepCase {
    @Override
    public String toString() {
      return instruction.name();
    }
  }

  /** The fetch. */
  record Fetch() implements StepCase {
    @Override
    public String toString() {
      return "fetch";
    }
  }

  /** A word that is no instruction. */
  record Illegal() implements StepCase {
    @Override
    public String toString() {
      return "illegal";
    }
  }

  /** All of a machine. */
  static List<StepCase> of(Architecture machine) {
    var all = new ArrayList<StepCase>();
    all.add(new Fetch());
    all.add(new Illegal());
    machine.instructions().forEach(instruction -> all.add(new Executed(instruction)));
    return all;
  }

  /**
   * The ways the hardware can make it in user mode, read off the form of the step; that there is no
   * other is an obligation of its own ({@link NoOtherWay}).
   */
  default List<Execution> ways(Elaboration semantics) {
    var machine = semantics.machine();
    return switch (this) {
      case Executed(var instruction) ->
          orRefused(
              semantics
                  .refusalOfUsersFirst(instruction)
                  .map(cause -> List.of(Execution.trapped(cause)))
                  .orElseGet(() -> ways(semantics.step(instruction).traps())),
              semantics);
      case Fetch fetch -> ways(semantics.fetch().orElseThrow().checks().traps());
      case Illegal illegal -> orRefused(List.of(Execution.trapped(machine.illegal())), semantics);
    };
  }

  /** What the hardware refuses to fetch, and a monitor executes for its guest. */
  private static List<Execution> orRefused(List<Execution> ways, Elaboration semantics) {
    var all = new LinkedHashSet<>(ways);
    semantics.machine().causes().stream()
        .filter(cause -> cause.isPrivilege() && semantics.fetchTraps(cause))
        .forEach(cause -> all.add(Execution.trapped(cause)));
    return List.copyOf(all);
  }

  private static List<Execution> ways(List<Step.Trap> traps) {
    var ways = new ArrayList<Execution>();
    if (traps.stream().noneMatch(trap -> trap.when() == Condition.Always.TRUE)) {
      ways.add(Execution.DIRECT);
    }
    var causes = new LinkedHashSet<Cause>();
    traps.forEach(trap -> causes.add(trap.cause()));
    causes.forEach(cause -> ways.add(Execution.trapped(cause)));
    return ways;
  }
}
