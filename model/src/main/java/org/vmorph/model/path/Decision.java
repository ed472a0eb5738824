package org.vmorph.model.path;

import org.vmorph.model.ir.Condition;

/** A comparison that is made on the way, and its answer. */
public record Decision(Condition.Compare test, boolean holds) {
  /** What is known now. */
  public Condition known() {
    return holds ? test : test.not();
  }
}
