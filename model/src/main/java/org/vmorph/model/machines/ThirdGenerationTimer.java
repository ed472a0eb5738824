package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;

/**
 * The third generation machine with an interval timer T, after the System/360's, defined so that
 * the time of a virtual machine can be exact. T counts the instructions that user mode completes:
 * what a monitor runs directly ticks by itself, and in virtual supervisor mode, where a monitor
 * emulates, time stands still. T is a resource, for a monitor needs the timer to get the processor
 * back.
 */
public final class ThirdGenerationTimer extends ThirdGenerationParts {
  /** T: how many steps are left; 0 while it is off. */
  final Cell T = components.cell("timer", n, Role.RESOURCE);

  /** Whether T counts. A cell of its own, so that T can be as large as an address can. */
  final Cell ON = components.cell("timer.on", 1, Role.RESOURCE);

  /** Not asked for by any instruction, so that no definition looks at it. */
  static final Cause TIMER = new Cause("timer", 5, Cause.Kind.INTERRUPT);

  private final Condition counts = M.is(USER).and(ON.is(1));
  private final Condition negative = RA.less(number(0));

  final Instruction STT =
      instruction(0x07, "stt", REG)
          .privileged()
          .says(
              "Set the timer to the low bits of ra and let it count; a negative number turns it"
                  + " off.")
          .does(
              set(T, choose(negative, literal(0, n), narrow(RA))),
              set(ON, choose(negative, literal(0, 1), literal(1, 1))));

  final Instruction RDT =
      instruction(0x08, "rdt", REG)
          .privileged()
          .says("Read the timer into ra; -1 if it is off.")
          .does(set(RA, choose(ON.is(1), wide(T), number(-1))));

  /** The machine. */
  public final Architecture machine;

  /** The machine of a shape. */
  public ThirdGenerationTimer(ThirdGeneration sound) {
    super(sound.shape);
    machine =
        machine(
            "third-generation-timer",
            "The machine of the paper with an interval timer that counts what user mode completes.",
            sound.with(STT, RDT),
            Optional.of(new Timer(T, ON, TIMER)),
            new Cycle(
                // Level-triggered: T stays, and supervisor mode is the mask.
                List.of(when(counts.and(T.is(0)), trap(TIMER))),
                List.of(when(counts.and(T.is(0).not()), set(T, T.plus(-1)))),
                List.of()));
  }
}
