package org.vmorph.conformance.run;

import java.util.List;
import org.vmorph.conformance.gen.GuestProgram;

/**
 * Guests that are run together.
 *
 * @param another who takes the first one's place when they are run once more: the others must not
 *     notice
 */
public record Joint(List<GuestProgram> guests, GuestProgram another, Lengths slices) {
  /** Keeps its own list. */
  public Joint {
    guests = List.copyOf(guests);
  }
}
