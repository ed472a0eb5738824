package org.vmorph.vmm;

/**
 * What became of the steps of a guest.
 *
 * @param direct completed on the hardware, the monitor not involved
 * @param emulated trapped, and completed by an interpreter routine
 * @param reflected trapped, and given to the guest as its own trap
 * @param interpreted not given to the hardware at all; the guest's own traps and halts among them
 */
public record Tally(long direct, long emulated, long reflected, long interpreted) {
  /** Nothing yet. */
  public static final Tally NOTHING = new Tally(0, 0, 0);

  /** Of a monitor that gives every step to the hardware. */
  public Tally(long direct, long emulated, long reflected) {
    this(direct, emulated, reflected, 0);
  }

  /** Traps the monitor took. */
  public long trapped() {
    return emulated + reflected;
  }

  /** All steps. */
  public long steps() {
    return direct + emulated + reflected + interpreted;
  }
}
