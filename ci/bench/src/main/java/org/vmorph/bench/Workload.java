package org.vmorph.bench;

import java.util.Arrays;

/**
 * What machines run when they are timed. Its arrays are not copied, and are not to be changed.
 *
 * @param name what tables call it
 * @param base what every program starts from; all of it is copied each time
 * @param programs the words at {@link WholeState#ORIGIN} and on, one program after the other
 * @param budget the steps each makes at most
 */
public record Workload(String name, WholeState base, long[][] programs, long budget) {
  /** The same with so many steps a program at most. */
  Workload within(long steps) {
    return new Workload(name, base, programs, steps);
  }

  /** The same with so many of its programs. */
  Workload first(int count) {
    int most = Math.min(count, programs.length);
    return new Workload(name, base, Arrays.copyOf(programs, most), budget);
  }
}
