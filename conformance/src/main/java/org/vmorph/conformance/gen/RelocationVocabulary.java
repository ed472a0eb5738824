package org.vmorph.conformance.gen;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Instruction;

/** The vocabulary of the paper's machine and its relatives: R = (l, b), part of the PSW. */
class RelocationVocabulary implements Vocabulary {
  /** Behind E[0] and E[1]. */
  private static final int MAIN = 2;

  private static final int LEAST_WORDS = 48;
  private static final int USUAL_WORDS = 64;

  /** Where traps find their words at the end of storage. */
  private static final int LEAST_WORDS_TO_THE_TOP = 60;

  private static final int USUAL_WORDS_TO_THE_TOP = 72;

  private static boolean trapsAtTheTop(Architecture machine) {
    return machine.trapEntry().places().filter(TrapEntry.Places::areAtTheEnd).isPresent();
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return machine.relocation().isPresent()
        ? Optional.empty()
        : Optional.of("it has no relocation-bounds register");
  }

  @Override
  public List<String> instructions() {
    return List.of("lrb", "srb");
  }

  @Override
  public Care care(Instruction instruction) {
    return switch (instruction.name()) {
      case "halt" -> Care.ENDS;
      case "lpsw" -> Care.LOADS_PSW;
      case "lrb" -> Care.LOADS_CONTROL;
      default -> Care.NONE;
    };
  }

  @Override
  public int leastWords(Architecture machine) {
    return trapsAtTheTop(machine) ? LEAST_WORDS_TO_THE_TOP : LEAST_WORDS;
  }

  @Override
  public int usualWords(Architecture machine) {
    return trapsAtTheTop(machine) ? USUAL_WORDS_TO_THE_TOP : USUAL_WORDS;
  }

  @Override
  public Layout layout(MachineWords machine, int words) {
    return trapsAtTheTop(machine.machine())
        ? new TopPairLayout(words)
        : new AdjacentLayout(words, MAIN);
  }

  @Override
  public Optional<EvenControl> even(Architecture machine) {
    return machine.relocation().map(EvenRelocation::new);
  }

  @Override
  public ControlCode control(GuestDraft draft) {
    return draft.layout() instanceof TopPairLayout layout
        ? new TopRelocationCode(draft, layout)
        : new RelocationCode(draft);
  }
}
