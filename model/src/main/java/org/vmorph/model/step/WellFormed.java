package org.vmorph.model.step;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/** What an instruction must obey to mean anything. Errors name the instruction and the act. */
final class WellFormed {
  private record Written(Component component, Path path, int act) {}

  private final String name;
  private final List<Written> written = new ArrayList<>();
  private int number;
  private @Nullable Act act;
  private Path path = Path.START;

  WellFormed(String name) {
    this.name = name;
  }

  void next(Act next, Path where) {
    number++;
    act = next;
    path = where;
  }

  void widths(Word.Place place, Word value) {
    if (place.bits() != value.bits()) {
      throw error("a value of " + value.bits() + " bits for a place of " + place.bits());
    }
  }

  /** Of two sets of one place in one execution neither would win. */
  void once(Word.Place place) {
    Component component = place instanceof Word.At at ? at.file() : (Cell) place;
    for (var earlier : written) {
      if (earlier.component.equals(component)
          && earlier.act != number
          && !earlier.path.excludes(path)) {
        throw error(component.name() + " may already be set by act " + earlier.act);
      }
    }
    written.add(new Written(component, path, number));
  }

  void flow(Instruction instruction, Cell programCounter) {
    boolean falls = instruction.flow() == Instruction.Flow.FALLS_THROUGH;
    if (falls && mayJump(instruction.acts(), programCounter)) {
      throw new MalformedInstruction(
          name + ": does(...) goes on to the next instruction, but an act sets P");
    }
    if (!falls && !alwaysLeaves(instruction.acts(), programCounter)) {
      throw new MalformedInstruction(
          name + ": jumps(...) must set P, halt or trap whatever the state");
    }
  }

  private static boolean mayJump(List<Act> acts, Cell programCounter) {
    return acts.stream()
        .anyMatch(
            act ->
                switch (act) {
                  case Act.Set(var place, var value) -> sets(place, programCounter);
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

  private MalformedInstruction error(String what) {
    return new MalformedInstruction(name + ", act " + number + " (" + act + "): " + what);
  }
}
