package org.vmorph.conformance.run.together;

import java.util.List;
import org.vmorph.conformance.gen.GuestProgram;

/**
 * Guests that are run together.
 *
 * @param another who takes the first one's place when they are run once more: the others must not
 *     notice
 * @param budget how many steps each may make
 */
public record Joint(List<GuestProgram> guests, GuestProgram another, Lengths slices, long budget) {
  /** Keeps its own list. */
  public Joint {
    guests = List.copyOf(guests);
  }

  /** Others in their place. */
  public Joint with(List<GuestProgram> others) {
    return new Joint(others, another, slices, budget);
  }

  /** The same with another one in the first one's place, when they are run once more. */
  public Joint withAnother(GuestProgram other) {
    return new Joint(guests, other, slices, budget);
  }

  /** The same with other time slices. */
  public Joint with(Lengths others) {
    return new Joint(guests, another, others, budget);
  }
}
