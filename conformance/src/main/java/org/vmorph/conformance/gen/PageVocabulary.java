package org.vmorph.conformance.gen;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;

/**
 * The vocabulary of machines with pages, whose entries are in force while a bit T of the PSW is 1:
 * in page registers, or in a table in storage.
 */
final class PageVocabulary implements Vocabulary {
  /** Where the entries are. */
  enum Place {
    /** In registers. */
    REGISTERS(List.of("lpr", "spr"), "page registers"),
    /** In storage, from the address in a register on. */
    STORAGE(List.of("ltb", "stb"), "table of pages");

    private final List<String> instructions;
    private final String says;

    Place(List<String> instructions, String says) {
      this.instructions = instructions;
      this.says = says;
    }
  }

  private static final String IN_FORCE = "T";
  private static final int FRAMES = 3;
  private static final int USUAL_FRAMES = 5;

  private final Place place;

  PageVocabulary(Place place) {
    this.place = place;
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    boolean has =
        machine.component(IN_FORCE).filter(Cell.class::isInstance).isPresent()
            && place.instructions.stream().allMatch(it -> machine.instruction(it).isPresent());
    return has ? Optional.empty() : Optional.of("it has no " + place.says);
  }

  @Override
  public List<String> instructions() {
    return List.of(place.instructions.get(0), place.instructions.get(1), "size", "lda", "sta");
  }

  @Override
  public Care care(Instruction instruction) {
    return switch (instruction.name()) {
      case "halt" -> Care.ENDS;
      case "lpsw" -> Care.LOADS_PSW;
      case "lpr", "ltb" -> Care.LOADS_CONTROL;
      default -> Care.NONE;
    };
  }

  @Override
  public int leastWords(Architecture machine) {
    int page = Math.toIntExact(machine.leastWords());
    return Math.max(FRAMES * page, (PagedLayout.LEAST_WORDS + page - 1) / page * page);
  }

  @Override
  public int usualWords(Architecture machine) {
    return Math.max(leastWords(machine), USUAL_FRAMES * Math.toIntExact(machine.leastWords()));
  }

  @Override
  public Layout layout(MachineWords machine, int words) {
    var pages = Pages.of(machine.machine(), words);
    return new PagedLayout(
        words, pages.words(), pages.reach(), place == Place.STORAGE ? pages.count() : 0);
  }

  @Override
  public ControlCode control(GuestDraft draft) {
    var machine = draft.machine();
    var inForce = (Cell) machine.machine().component(IN_FORCE).orElseThrow();
    return new PageCode(
        draft,
        place == Place.STORAGE ? new TableEntries(draft) : new RegisterEntries(machine),
        inForce);
  }
}
