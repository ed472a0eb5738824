package org.vmorph.conformance.report;

import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.text.Disassembler;

/** States in the paper's letters: {@code M=u P=0 R=(0,64)}. */
final class StateText {
  private final Architecture machine;
  private final Disassembler disassembler;

  StateText(Architecture machine, Disassembler disassembler) {
    this.machine = machine;
    this.disassembler = disassembler;
  }

  /** Mode, program counter and relocation-bounds. */
  String control(Snapshot state) {
    var mode = machine.mode().name(state.get(machine.mode().cell()));
    var text = machine.mode().cell() + "=" + mode + " " + cell(state, machine.programCounter());
    return machine
        .relocation()
        .map(r -> text + " R=(" + state.get(r.base()) + "," + state.get(r.bound()) + ")")
        .orElseGet(() -> text + others(state));
  }

  /** Where R is no relocation-bounds register: its cells, each by its name. */
  private String others(Snapshot state) {
    return machine.cells().stream()
        .filter(this::isOfTranslation)
        .map(cell -> " " + cell(state, cell))
        .collect(Collectors.joining());
  }

  private boolean isOfTranslation(Component component) {
    return machine.translation().filter(it -> it.resources().contains(component)).isPresent();
  }

  private static String cell(Snapshot state, Cell cell) {
    return cell + "=" + Numbers.of(state.get(cell));
  }

  /** Whether {@link #control} shows a component. */
  boolean isControl(Component component) {
    return component.equals(machine.mode().cell())
        || component.equals(machine.programCounter())
        || component instanceof Cell && isOfTranslation(component);
  }

  /**
   * One word of a state. The old PSW is shown as one.
   *
   * @param words how many words of storage the state has
   */
  String word(Component component, long index, long word, long words) {
    return switch (component) {
      case Cell cell -> cell + " = " + Numbers.of(word);
      case File file -> {
        // Registers as instructions name them.
        var place =
            file.role() == Role.GENERAL ? file.name() + index + " = " : file + "[" + index + "] = ";
        yield file.equals(machine.storage()) && isOldPsw(index, words) && word != 0
            ? place + disassembler.psw(word)
            : place + Numbers.of(word);
      }
    };
  }

  private boolean isOldPsw(long address, long words) {
    return machine.trapEntry().places().filter(it -> it.old().in(words) == address).isPresent();
  }
}
