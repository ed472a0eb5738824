package org.vmorph.conformance.report;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.text.Disassembler;

/** States, and words of them, as reports show them. */
final class StateText {
  private final Architecture machine;
  private final ControlText control;
  private final Disassembler disassembler;

  StateText(Architecture machine, Disassembler disassembler) {
    this.machine = machine;
    this.control = new ControlText(machine);
    this.disassembler = disassembler;
  }

  /** What {@link ControlText} says of it. */
  String control(Snapshot state) {
    return control.line(state::get);
  }

  /** Whether {@link #control} shows a component. */
  boolean isControl(Component component) {
    return control.shows(component);
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
            : place + control.register(file, index, word);
      }
    };
  }

  private boolean isOldPsw(long address, long words) {
    return machine.trapEntry().places().filter(it -> it.old().in(words) == address).isPresent();
  }
}
