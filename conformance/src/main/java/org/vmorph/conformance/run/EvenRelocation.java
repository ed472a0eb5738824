package org.vmorph.conformance.run;

import java.util.List;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Role;

/** States of a machine with a relocation-bounds register, with an R that lies within storage. */
record EvenRelocation(Relocation r) {
  /** Makes the R of a state, and the one that is loaded, one that lies within storage. */
  boolean isMadeOf(Machine state) {
    var machine = state.architecture();
    if (machine.trapEntry().layout().isEmpty()) {
      return false;
    }
    evenR(state);
    var after = made(state);
    if (isOdd(after)) {
      var psw = new PswWord(machine);
      for (long address : loaded(state)) {
        long word = state.load(machine.storage(), address);
        state.store(machine.storage(), address, even(state, psw, word));
      }
      if (isOdd(made(state))) {
        evenRegister(state, psw);
      }
      after = made(state);
    }
    return !isOdd(after);
  }

  private void evenR(Machine state) {
    if (isOdd(state)) {
      long l = state.get(r.base());
      long b = state.get(r.bound());
      boolean shows = b > 0 && l < state.size();
      state.set(r.base(), shows ? l : state.size() - 1);
      state.set(r.bound(), shows ? bound(b, state.size() - l) : 1);
      var p = state.architecture().programCounter();
      state.set(p, shows ? state.get(p) : Math.max(1, state.get(p)));
    }
  }

  /** A bound that is at least 1 and has as many of its low bits as can be. */
  private static long bound(long b, long most) {
    return b > 0 && b <= most ? b : Math.max(1, most - ((most ^ b) & 1));
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

  /** The same word with an R that lies within storage, and as many of its low bits as can be. */
  private long even(Machine state, PswWord psw, long word) {
    long base = psw.get(word, r.base()) % state.size();
    long bound = bound(psw.get(word, r.bound()), state.size() - base);
    return psw.with(psw.with(word, r.base(), base), r.bound(), bound);
  }

  /** The one register that R is loaded from. */
  private void evenRegister(Machine state, PswWord psw) {
    for (var file : state.architecture().files()) {
      for (long i = 0; file.role() == Role.GENERAL && i < state.used(file); i++) {
        long word = state.load(file, i);
        state.store(file, i, even(state, psw, word));
        if (!isOdd(made(state))) {
          return;
        }
        state.store(file, i, word);
      }
    }
  }

  private static boolean isOdd(Machine state) {
    return new ShownWindow(state.architecture()).isOdd(state);
  }

  private static Machine made(Machine state) {
    var copy = Without.copy(state);
    copy.step();
    return copy;
  }
}
