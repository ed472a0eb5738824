package org.vmorph.ci.random;

import java.util.List;

/** What belongs to every step of a drawn machine: {@link org.vmorph.model.arch.Cycle}. */
record SketchCycle(List<SketchAct> checks, List<SketchAct> completed, List<SketchAct> always) {
  /** Nothing. */
  static final SketchCycle NOTHING = new SketchCycle(List.of(), List.of(), List.of());

  /** Keeps its own lists. */
  SketchCycle {
    checks = List.copyOf(checks);
    completed = List.copyOf(completed);
    always = List.copyOf(always);
  }

  @Override
  public String toString() {
    return part("before each step ", checks)
        + part("with each completed step ", completed)
        + part("with each step ", always);
  }

  private static String part(String when, List<SketchAct> deeds) {
    return deeds.isEmpty() ? "" : when + SketchAct.text(deeds) + "; ";
  }
}
