package org.vmorph.vmm;

/**
 * What became of the steps of a guest.
 *
 * @param direct completed on the hardware, the monitor not involved
 * @param emulated trapped, and completed by an interpreter routine
 * @param reflected trapped, and given to the guest as its own trap
 */
public record Tally(long direct, long emulated, long reflected) {
  /** Nothing yet. */
  public static final Tally NOTHING = new Tally(0, 0, 0);

  /** This and so many more. */
  public Tally plus(long moreDirect, long moreEmulated, long moreReflected) {
    return new Tally(direct + moreDirect, emulated + moreEmulated, reflected + moreReflected);
  }

  /** Traps the monitor took. */
  public long trapped() {
    return emulated + reflected;
  }

  /** All steps. */
  public long steps() {
    return direct + emulated + reflected;
  }
}
