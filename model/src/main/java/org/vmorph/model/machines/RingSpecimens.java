package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Instruction;

/** The machine with rings, with one flaw each. */
public final class RingSpecimens extends RingParts {
  /** What {@code rpsw} is to a guest whose rings 0 and 1 are both in ring 1: nobody hears of it. */
  final Instruction RPSU =
      instruction(0x8f, "rpsu", ADDRESS)
          .says("Return through the PSW in E[ea], as rpsw does, from any ring.")
          .jumps(returns().toArray(Act[]::new));

  /** The flawed machines. */
  public final List<Architecture> machines;

  /** The specimens of a machine. */
  public RingSpecimens(ThirdGenerationRings sound) {
    super(sound.shape);
    machines =
        List.of(
            sound.machine.plus(
                "rings-return",
                "Lets every ring return to ring 1, which no ring 0 hears of.",
                RPSU),
            machine(
                "rings-svc-fixed",
                "Cannot direct a supervisor call to ring 0.",
                trap(Optional.of(SVC)),
                sound.machine.instructions()));
  }
}
