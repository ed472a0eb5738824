package org.vmorph.ci.random;

import java.util.List;

/**
 * A drawn instruction, said without widths.
 *
 * @param flagged whether it is written as privileged
 */
record Sketch(boolean flagged, List<SketchAct> deeds, Leaving leaving) {
  /** Where it goes on. */
  sealed interface Leaving {}

  /** At the next instruction. */
  enum Falling implements Leaving {
    FALLING;

    @Override
    public String toString() {
      return "";
    }
  }

  /** Somewhere else, if the test holds. */
  record Jump(SketchTest test, SketchWord to) implements Leaving {
    @Override
    public String toString() {
      return "when(" + test + ", set(P, " + to + "))";
    }
  }

  /** Nowhere, if the test holds: the processor stops, and P stays. */
  record Stop(SketchTest test) implements Leaving {
    @Override
    public String toString() {
      return "when(" + test + ", halt)";
    }
  }

  /** Where a PSW says that is loaded. */
  record Load(SketchWord psw) implements Leaving {
    @Override
    public String toString() {
      return "set(PSW, " + psw + ")";
    }
  }

  /** Keeps its own list. */
  Sketch {
    deeds = List.copyOf(deeds);
  }

  /** One that goes on at the next instruction. */
  static Sketch does(SketchAct... deeds) {
    return new Sketch(false, List.of(deeds), Falling.FALLING);
  }

  @Override
  public String toString() {
    var parts = new java.util.ArrayList<String>();
    if (flagged) {
      parts.add("privileged");
    }
    deeds.forEach(deed -> parts.add(deed.toString()));
    if (leaving != Falling.FALLING) {
      parts.add(leaving.toString());
    }
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }
}
