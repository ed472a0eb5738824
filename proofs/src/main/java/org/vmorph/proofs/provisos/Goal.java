package org.vmorph.proofs.provisos;

import java.util.List;
import java.util.Map;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.classify.NotPrivileged;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.classify.Sensitivity;
import org.vmorph.proofs.classify.SideCondition;
import org.vmorph.proofs.obligation.Verdict;

/** What is to be had of a machine. */
public enum Goal {
  /** Each sensitive instruction is privileged: what Theorem 1 asks for. */
  THEOREM_1("Theorem 1 holds") {
    @Override
    boolean isPart(Definition definition) {
      return definition instanceof NotPrivileged
          || definition instanceof Sensitivity form && form.scope() == Scope.ALL;
    }

    @Override
    List<Definition> against(Classification c) {
      return c.critical() ? happening(c, Sensitivity.class) : notSaid(c);
    }
  },

  /** That, and no side condition is broken: then equivalence is promised. */
  EQUIVALENCE("Theorem 1 holds and no side condition is broken") {
    @Override
    List<Goal> parts() {
      return List.of(THEOREM_1, this);
    }

    @Override
    boolean isPart(Definition definition) {
      return definition instanceof NotPrivileged
          || definition instanceof SideCondition it && it.theorems().contains(Scope.ALL);
    }

    @Override
    List<Definition> against(Classification c) {
      return happening(c, SideCondition.class);
    }
  };

  private final String words;

  Goal(String words) {
    this.words = words;
  }

  /** In words. */
  public String words() {
    return words;
  }

  /**
   * The goals that are part of it, itself the last: what is asked of one if those before are met.
   */
  List<Goal> parts() {
    return List.of(this);
  }

  /** Whether it has to be asked for what this adds to the goals before it. */
  abstract boolean isPart(Definition definition);

  /**
   * What happens of an instruction that must not, of what this adds; nothing if all is well, or
   * nobody knows.
   */
  abstract List<Definition> against(Classification c);

  /** Of which it is said before it is asked that nobody knows. */
  private static List<Definition> notSaid(Classification c) {
    return c.verdicts().keySet().stream().filter(it -> it.unknown().isPresent()).toList();
  }

  private static List<Definition> happening(Classification c, Class<? extends Definition> kind) {
    return c.verdicts().entrySet().stream()
        .filter(it -> kind.isInstance(it.getKey()) && it.getValue() instanceof Verdict.Refuted)
        .map(Map.Entry::getKey)
        .toList();
  }
}
