package org.vmorph.model.path;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.text.Paper;

/**
 * A way through a step: what is decided, in order, and how it ends.
 *
 * @param decisions the first is always whether M is user
 */
public record Way(List<Decision> decisions, Ending ending) {
  /** Keeps its own list. */
  public Way {
    decisions = List.copyOf(decisions);
  }

  /** Whether it starts in user mode. */
  public boolean isUser() {
    return decisions.getFirst().holds();
  }

  /** What is decided, as the paper writes it. */
  public List<String> print(Architecture machine) {
    return print(machine, decisions);
  }

  /** The same of some decisions. */
  public static List<String> print(Architecture machine, List<Decision> decisions) {
    var paper = Paper.exact(machine);
    return decisions.stream().map(decision -> paper.condition(known(machine, decision))).toList();
  }

  /** A mode that is not user is supervisor, if there is no other. */
  private static Condition known(Architecture machine, Decision decision) {
    var mode = machine.mode();
    return mode.levels().size() == 2
            && decision.test().equals(mode.cell().is(mode.user()))
            && !decision.holds()
        ? mode.cell().is(mode.supervisor())
        : decision.known();
  }
}
