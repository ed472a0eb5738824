package org.vmorph.conformance.run;

/**
 * A monitor says that its guest has made so many steps, and has not counted them so. Where it is in
 * the middle of a run is known by its tally alone, so a wrong one would hide it.
 *
 * @param made steps of the run, as it says
 * @param tallied by how many its own tally has grown
 */
public record Miscount(long made, long tallied) implements Seen {
  @Override
  public String toString() {
    return "the monitor says that it made %d of its guest's steps, and its tally has grown by %d"
        .formatted(made, tallied);
  }
}
