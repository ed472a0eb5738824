package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Instruction;

/**
 * A machine like the paper's with three rings in place of two modes. Ring 0 says to which ring a
 * trap goes; ring 1, where an operating system may be, returns from those that come to it.
 */
public final class ThirdGenerationRings extends RingParts {
  private final ThirdGeneration paper = new ThirdGeneration(shape);

  // Level 0: for ring 0 alone.

  final Instruction LPSW =
      instruction(0x01, "lpsw", ADDRESS)
          .privileged()
          .says(
              "Load the PSW from E[ea]: ring, program counter and relocation-bounds change"
                  + " together. There is no ring 3; it is ring 2.")
          .jumps(TRAP.loads(let("psw", loaded(EA)), literal(0, 2)).toArray(Act[]::new));

  final Instruction LDL =
      instruction(0x07, "ldl", REG)
          .privileged()
          .says("Load the delegation D from the low bits of ra.")
          .does(set(D, RA.low(D.bits())));

  final Instruction SDL =
      instruction(0x08, "sdl", REG)
          .privileged()
          .says("Store the delegation D into ra.")
          .does(set(RA, wide(D)));

  // Level 1.

  final Instruction RPSW =
      instruction(0x09, "rpsw", ADDRESS)
          .privileged(literal(1, 2).below(M))
          .says(
              "Return through the PSW in E[ea], as lpsw loads it, but to ring 1 if it leads to ring"
                  + " 0.")
          .jumps(returns().toArray(Act[]::new));

  /** The machine. */
  public final Architecture machine =
      machine(
          "third-generation-rings",
          "A machine like the paper's with three rings in place of two modes, and a register D that"
              + " says to which ring each trap goes.",
          TRAP,
          instructions());

  /** The machine of a shape; its PSW needs 3 n + 5 bits of a word. */
  public ThirdGenerationRings(Shape shape) {
    super(shape);
  }

  private List<Instruction> instructions() {
    return Stream.concat(
            Stream.of(
                LPSW,
                paper.LRB,
                paper.SRB,
                paper.common.HALT,
                paper.common.PUT,
                paper.common.GET,
                LDL,
                SDL,
                RPSW),
            paper.common.unprivileged.stream())
        .toList();
  }
}
