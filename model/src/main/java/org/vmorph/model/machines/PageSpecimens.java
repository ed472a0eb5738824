package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/** The machine with page registers, with one flaw each, or with what looks like one. */
public final class PageSpecimens extends PageParts<PageRegisters> {
  /** After the 360/67's LRA, had it not been privileged: it shows the number of a frame. */
  final Instruction LRA =
      instruction(0x84, "lra", REG_ADDRESS)
          .says("Load the real address of ea into ra, or trap as a load would.")
          .does(
              Stream.concat(
                      LOAD.checks().apply(EA).stream().map(CommonParts::checked),
                      Stream.of(set(RA, wide(control.real(EA, E)))))
                  .toArray(Act[]::new));

  /** After the 80286's VERR and VERW: harmless, for what is allowed is the same for a guest. */
  final Instruction PROBE =
      instruction(0x8e, "probe", REG_ADDRESS)
          .says(
              "Load ra with 1 if ea can be loaded from, 3 if it can be stored to as well, else 0.")
          .does(set(RA, wide(allowed(STORE, EA).join(allowed(LOAD, EA)))));

  /** The flawed machines. */
  public final List<Architecture> machines;

  /** The specimens of a machine. */
  public PageSpecimens(ThirdGenerationPages sound) {
    super(sound.shape, PageRegisters.of(sound.offsetBits));
    machines =
        List.of(
            sound.machine.plus(
                "pages-lra", "Shows real addresses, as an unprivileged LRA would.", LRA),
            sound.machine.plus(
                "pages-probe",
                "Shows what is allowed, as VERR and VERW of the 80286 do, and not where it leads.",
                PROBE),
            new PagesInStorage(sound.shape, sound.offsetBits).machine);
  }

  private static Word allowed(Addressing by, Word address) {
    var refused =
        by.checks().apply(address).stream()
            .map(Addressing.Check::when)
            .reduce(Condition::or)
            .orElseThrow();
    return choose(refused, literal(0, 1), literal(1, 1));
  }
}
