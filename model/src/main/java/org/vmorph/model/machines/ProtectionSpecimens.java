package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Instruction;

/** The machine with protection registers, with what would be a flaw of another machine. */
public final class ProtectionSpecimens extends ProtectionParts {
  /**
   * After the 360/67's LRA, had it not been privileged. Where nothing can be moved it is innocuous
   * by definition; where it can, but a monitor does not move its guest, is {@link LraInPlace}.
   */
  final Instruction LRA =
      instruction(0x84, "lra", REG_ADDRESS)
          .says("Load the real address of ea into ra, or trap as a load would.")
          .does(
              Stream.concat(
                      LOAD.checks().apply(EA).stream().map(CommonParts::checked),
                      Stream.of(set(RA, wide(narrow(EA)))))
                  .toArray(Act[]::new));

  /** The specimens. */
  public final List<Architecture> machines;

  /** The specimens of a machine. */
  public ProtectionSpecimens(ThirdGenerationProtect sound) {
    super(sound.shape);
    machines =
        List.of(
            sound.machine.plus(
                "protect-lra",
                "Shows real addresses, as an unprivileged LRA would; here they are a guest's own.",
                LRA));
  }
}
