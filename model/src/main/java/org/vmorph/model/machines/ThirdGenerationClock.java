package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;

/**
 * The third generation machine with a clock that counts real steps, a monitor's among them: real
 * time, of which equivalence says nothing ("except for timing"). Only a supervisor can read it, so
 * a monitor can be asked, and Theorem 2 holds (paper.md, section 4).
 */
public final class ThirdGenerationClock extends ThirdGenerationParts {
  /** Time, and not a resource: it cannot be set, so there is nothing to keep for oneself. */
  final Cell CLOCK = components.cell("clock", shape.wordBits(), Role.TIME);

  final Instruction RDC =
      instruction(0x07, "rdc", REG)
          .privileged()
          .says("Read the clock into ra: how many steps were made before this one.")
          .does(set(RA, CLOCK));

  /** The machine. */
  public final Architecture machine;

  /** The machine of a shape. */
  public ThirdGenerationClock(ThirdGeneration sound) {
    super(sound.shape);
    machine =
        machine(
            "third-generation-clock",
            "The machine of the paper with a clock that counts every step, completed or trapped.",
            sound.with(RDC),
            Optional.empty(),
            new Cycle(List.of(), List.of(), List.of(set(CLOCK, CLOCK.plus(1)))));
  }
}
