package org.vmorph.conformance.gen;

import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;

/** An R = (l, b) that lies within storage, in place of one that does not. */
record EvenRelocation(Relocation r) implements EvenControl {
  @Override
  public void makeEven(Machine state) {
    long l = state.get(r.base());
    long b = state.get(r.bound());
    boolean shows = b > 0 && l < state.size();
    state.set(r.base(), shows ? l : state.size() - 1);
    state.set(r.bound(), shows ? bound(b, state.size() - l) : 1);
    var p = state.architecture().programCounter();
    state.set(p, shows ? state.get(p) : Math.max(1, state.get(p)));
  }

  /** A bound that is at least 1 and has as many of its low bits as can be. */
  private static long bound(long b, long most) {
    return b > 0 && b <= most ? b : Math.max(1, most - ((most ^ b) & 1));
  }

  @Override
  public long even(PswWord psw, long word, long size) {
    long base = psw.get(word, r.base()) % size;
    long bound = bound(psw.get(word, r.bound()), size - base);
    return psw.with(psw.with(word, r.base(), base), r.bound(), bound);
  }
}
