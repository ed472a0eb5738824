package org.vmorph.model.arch;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/** Whether an instruction goes on where it says that it does. */
final class Leaving {
  private Leaving() {}

  /** What is wrong, if anything is. */
  static Optional<String> check(Instruction instruction, Cell programCounter) {
    boolean falls = instruction.flow() == Instruction.Flow.FALLS_THROUGH;
    if (instruction.length() < 1) {
      return Optional.of("a length of " + instruction.length() + "; expected 1 or more");
    }
    if (falls && mayJump(instruction.acts(), programCounter)) {
      return Optional.of("does(...) goes on to the next instruction, but an act sets P or halts");
    }
    if (!falls && !alwaysLeaves(instruction.acts(), programCounter)) {
      return Optional.of("jumps(...) must set P, halt or trap whatever the state");
    }
    return Optional.empty();
  }

  private static boolean mayJump(List<Act> acts, Cell programCounter) {
    return acts.stream()
        .anyMatch(
            act ->
                switch (act) {
                  case Act.Set(var place, var value) -> sets(place, programCounter);
                  case Act.Update update -> false;
                  case Act.When(var test, var inner) -> mayJump(inner, programCounter);
                  case Act.Halt halt -> true;
                  case Act.Trap trap -> false;
                });
  }

  private static boolean alwaysLeaves(List<Act> acts, Cell programCounter) {
    return acts.stream()
        .anyMatch(
            act ->
                switch (act) {
                  case Act.Set(var place, var value) -> sets(place, programCounter);
                  case Act.Update update -> false;
                  case Act.When when -> false;
                  case Act.Halt halt -> true;
                  case Act.Trap trap -> true;
                });
  }

  private static boolean sets(Word.Place place, Cell cell) {
    return place.equals(cell)
        || place instanceof Word.Packed packed
            && packed.fields().stream().anyMatch(field -> cell.equals(field.cell()));
  }
}
