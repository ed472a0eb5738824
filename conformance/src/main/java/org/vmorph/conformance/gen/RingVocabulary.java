package org.vmorph.conformance.gen;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;

/** The vocabulary of machines with R and rings, to which a cell D directs traps. */
final class RingVocabulary extends RelocationVocabulary {
  private static final String DELEGATION = "D";
  private static final int LEAST_WORDS = 80;
  private static final int USUAL_WORDS = 96;

  private static Optional<Cell> delegation(Architecture machine) {
    return machine.component(DELEGATION).filter(Cell.class::isInstance).map(Cell.class::cast);
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return delegation(machine).isPresent()
        ? super.inapplicable(machine)
        : Optional.of("it has no delegation of traps to rings");
  }

  @Override
  public List<String> instructions() {
    return List.of("lrb", "srb", "ldl", "sdl", "rpsw");
  }

  @Override
  public Care care(Instruction instruction) {
    return switch (instruction.name()) {
      case "rpsw" -> Care.LOADS_PSW;
      case "ldl" -> Care.LOADS_CONTROL;
      default -> super.care(instruction);
    };
  }

  @Override
  public int leastWords(Architecture machine) {
    return LEAST_WORDS;
  }

  @Override
  public int usualWords(Architecture machine) {
    return USUAL_WORDS;
  }

  @Override
  public Layout layout(MachineWords machine, int words) {
    return new RingLayout(words);
  }

  @Override
  public ControlCode control(GuestDraft draft) {
    var machine = draft.machine().machine();
    int causes = delegation(machine).orElseThrow().bits() / 2;
    return new RingCode(draft, (RingLayout) draft.layout(), causes);
  }
}
