package org.vmorph.proofs.classify;

import org.vmorph.model.meaning.State;
import org.vmorph.proofs.claim.Language;

/**
 * The states a definition ranges over: all, or those in one mode (paper.md, N10: both states of a
 * pair).
 */
public enum Scope {
  ALL(""),
  USER("user "),
  SUPERVISOR("supervisor ");

  private final String prefix;

  Scope(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  /** What is said of states: nothing, or in which mode they are. */
  String only() {
    return switch (this) {
      case ALL -> "";
      case USER -> " in user mode";
      case SUPERVISOR -> " in supervisor mode";
    };
  }

  <W, B, M> B admits(Language<W, B, M> in, State<W, M> state) {
    return switch (this) {
      case ALL -> in.possible(state);
      case USER -> in.all(in.possible(state), in.user(state));
      case SUPERVISOR -> in.all(in.possible(state), in.supervisor(state));
    };
  }
}
