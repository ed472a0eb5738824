package org.example;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.MachineProvider;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;

/**
 * The machine of the paper with one instruction more, which exchanges a register and a word of
 * storage.
 */
public final class MyMachine extends ThirdGenerationParts implements MachineProvider {
  private final Instruction xch =
      instruction(0x90, "xch", REG_ADDRESS)
          .says("Exchange ra and E[ea].")
          .does(set(RA, memory(EA)), set(memory(EA), RA));

  private final Architecture machine;

  /** A machine of full size: words of 64 bits, addresses of 20, sixteen registers. */
  public MyMachine() {
    super(Shape.FULL);
    var instructions = new ArrayList<>(new ThirdGeneration(shape).machine.instructions());
    instructions.add(xch);
    machine = machine("my-machine", "The machine of the paper, which can exchange.", instructions);
  }

  /** As everybody else sees it. */
  public Architecture machine() {
    return machine;
  }

  @Override
  public List<Architecture> machines() {
    return List.of(machine);
  }
}
