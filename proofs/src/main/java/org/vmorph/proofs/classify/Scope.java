package org.vmorph.proofs.classify;

import org.vmorph.model.meaning.State;
import org.vmorph.proofs.obligation.Setting;

/**
 * The states a definition ranges over: all, or those in user mode (paper.md, N10: both states of a
 * pair).
 */
public enum Scope {
  ALL(""),
  USER("user ");

  private final String prefix;

  Scope(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  <W, B, M> B admits(Setting<W, B, M> in, State<W, M> state) {
    return this == USER ? in.all(in.possible(state), in.user(state)) : in.possible(state);
  }
}
