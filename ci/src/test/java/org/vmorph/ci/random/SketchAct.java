package org.vmorph.ci.random;

import java.util.List;
import java.util.stream.Collectors;

/** What a drawn instruction does, said without widths. */
sealed interface SketchAct {
  /** Something gets a value. */
  record Put(Target target, SketchWord value) implements SketchAct {
    @Override
    public String toString() {
      return "set(" + target + ", " + value + ")";
    }
  }

  /** Only if the test holds. */
  record Provided(SketchTest test, List<SketchAct> deeds) implements SketchAct {
    /** Keeps its own list. */
    public Provided {
      deeds = List.copyOf(deeds);
    }

    @Override
    public String toString() {
      return "when(" + test + ", " + text(deeds) + ")";
    }
  }

  /** A trap. */
  record Trapped(String cause) implements SketchAct {
    @Override
    public String toString() {
      return "trap(" + cause + ")";
    }
  }

  /** What gets a value. */
  sealed interface Target {}

  /** A part of the machine, by name. */
  record Into(String name) implements Target {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A word of storage. */
  record Store(SketchWord.Reach reach, SketchWord address) implements Target {
    @Override
    public String toString() {
      return reach + "(" + address + ")";
    }
  }

  /** Deeds as they are printed. */
  static String text(List<SketchAct> deeds) {
    return deeds.stream().map(SketchAct::toString).collect(Collectors.joining(", "));
  }

  /** A part of the machine gets a value. */
  static SketchAct put(String name, SketchWord value) {
    return new Put(new Into(name), value);
  }

  /** If the test holds. */
  static SketchAct when(SketchTest test, SketchAct... deeds) {
    return new Provided(test, List.of(deeds));
  }

  /** A trap. */
  static SketchAct trap(String cause) {
    return new Trapped(cause);
  }
}
