package org.vmorph.ci.random;

/** What the hardware does when it fetches an instruction; it always sees where storage ends. */
record SketchFetch(boolean relocated, boolean bounded) {
  /** As the paper has it. */
  static final SketchFetch SOUND = new SketchFetch(true, true);

  @Override
  public String toString() {
    return equals(SOUND)
        ? ""
        : "fetch " + (relocated ? "" : "not relocated") + (bounded ? "" : " not bounded by b");
  }
}
