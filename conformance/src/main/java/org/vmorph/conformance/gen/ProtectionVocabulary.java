package org.vmorph.conformance.gen;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;

/**
 * The vocabulary of machines with protection registers, which are in force while a bit C of the PSW
 * is 1; traps find their PSWs in the last two words of storage.
 */
final class ProtectionVocabulary implements Vocabulary {
  private static final String IN_FORCE = "C";
  private static final String REGISTERS = "pp";
  private static final int LEAST_WORDS = 72;
  private static final int USUAL_WORDS = 96;

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    boolean has =
        machine.component(IN_FORCE).filter(Cell.class::isInstance).isPresent()
            && machine.component(REGISTERS).filter(File.class::isInstance).isPresent();
    return has ? Optional.empty() : Optional.of("it has no protection registers");
  }

  @Override
  public List<String> instructions() {
    return List.of("lpp", "spp", "size");
  }

  @Override
  public Care care(Instruction instruction) {
    return switch (instruction.name()) {
      case "halt" -> Care.ENDS;
      case "lpsw" -> Care.LOADS_PSW;
      case "lpp" -> Care.LOADS_CONTROL;
      default -> Care.NONE;
    };
  }

  @Override
  public Optional<String> never(Situation situation) {
    return situation == Situation.MOVED
        ? Optional.of("no protection register moves code")
        : Optional.empty();
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
    return new TopPairLayout(words);
  }

  @Override
  public ControlCode control(GuestDraft draft) {
    var machine = draft.machine().machine();
    return new ProtectionCode(
        draft,
        (TopPairLayout) draft.layout(),
        (File) machine.component(REGISTERS).orElseThrow(),
        (Cell) machine.component(IN_FORCE).orElseThrow());
  }
}
