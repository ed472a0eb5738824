package org.vmorph.vmm;

/** Which innocuous instructions of its guest a monitor gives to the hardware. */
public enum Efficiency {
  /** All: the paper's efficiency property. */
  ALL("all innocuous instructions"),
  /** Those of virtual user mode: the monitor of Theorem 3. */
  VIRTUAL_USER("the innocuous instructions of virtual user mode"),
  /** None that anybody could rely on. */
  NONE("none");

  private final String what;

  Efficiency(String what) {
    this.what = what;
  }

  /** What runs directly, in words. */
  public String what() {
    return what;
  }
}
