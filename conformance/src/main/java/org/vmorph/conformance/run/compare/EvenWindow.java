package org.vmorph.conformance.run.compare;

import java.util.List;
import org.vmorph.conformance.gen.EvenControl;
import org.vmorph.conformance.run.host.ShownWindow;
import org.vmorph.conformance.run.host.StorageUses;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Role;

/** States with a window that shows something, and no more than there is. */
record EvenWindow(EvenControl control) {
  /** Makes the R of a state, and the one that is loaded, one that lies within storage. */
  boolean isMadeOf(Machine state) {
    var machine = state.architecture();
    if (machine.trapEntry().layout().isEmpty()) {
      return false;
    }
    if (isOdd(state)) {
      control.makeEven(state);
    }
    var after = made(state);
    if (isOdd(after)) {
      var psw = new PswWord(machine);
      for (long address : loaded(state)) {
        long word = state.load(machine.storage(), address);
        state.store(machine.storage(), address, control.even(psw, word, state.size()));
      }
      if (isOdd(made(state))) {
        evenRegister(state, psw);
      }
      after = made(state);
    }
    return !isOdd(after);
  }

  /** Where the PSW lies that the next step loads, if it does. */
  private static List<Long> loaded(Machine state) {
    var uses = new StorageUses(state);
    var event = Without.copy(state).step();
    var address = uses.psw(event, Without.word(state));
    return address.isPresent() && address.getAsLong() < state.size()
        ? List.of(address.getAsLong())
        : List.of();
  }

  /** The one register that R is loaded from. */
  private void evenRegister(Machine state, PswWord psw) {
    for (var file : state.architecture().files()) {
      for (long i = 0; file.role() == Role.GENERAL && i < state.used(file); i++) {
        long word = state.load(file, i);
        state.store(file, i, control.even(psw, word, state.size()));
        if (!isOdd(made(state))) {
          return;
        }
        state.store(file, i, word);
      }
    }
  }

  private static boolean isOdd(Machine state) {
    return ShownWindow.of(state.architecture()).isOdd(state);
  }

  private static Machine made(Machine state) {
    var copy = Without.copy(state);
    copy.step();
    return copy;
  }
}
