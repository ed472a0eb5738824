package org.vmorph.conformance.run.again;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.vmorph.conformance.run.finding.Repeated;
import org.vmorph.vmm.MonitorLost;

/**
 * Runs again what failed: a few times before it is counted under a rule, and many times, for a
 * while, before it is told. Who is wrong by chance is right in one of them, and so is who is wrong
 * in every other second.
 */
public final class Reruns {
  private static final int FEW = 8;
  private static final int MANY = 64;

  /** More than a second, so that one ends meanwhile. */
  private static final Duration WHILE = Duration.ofMillis(1_100);

  /** What takes longer than this is not run many times, but a few. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Reruns() {}

  /** A few times, or up to the first in which it is not the same, as fast as it can be. */
  public static Repeated few(Rerun rerun) {
    var repeated = new Repeated(0, 0);
    while (repeated.times() < FEW && repeated.everyTime()) {
      repeated = repeated.and(rerun.isSame());
    }
    return repeated;
  }

  /**
   * How often each is the same again in many times, which lie apart. All take their turns, so that
   * they are waited for together. Who loses his monitor is asked no more.
   */
  public static List<Repeated> many(List<Rerun> reruns) {
    var repeated = new ArrayList<>(Collections.nCopies(reruns.size(), new Repeated(0, 0)));
    var going = new ArrayList<>(Collections.nCopies(reruns.size(), true));
    long start = System.nanoTime();
    for (int time = 0; time < MANY && going.contains(true); time++) {
      long since = System.nanoTime() - start;
      if (time >= FEW && since > LONGEST.toNanos()) {
        break;
      }
      sleep(WHILE.toNanos() * time / (MANY - 1) - since);
      for (int i = 0; i < reruns.size(); i++) {
        var rerun = reruns.get(i);
        if (going.get(i)) {
          try {
            repeated.set(i, repeated.get(i).and(rerun.ask(rerun::isSame)));
          } catch (MonitorLost lost) {
            // What was seen before stays seen.
            going.set(i, false);
          }
        }
      }
    }
    return repeated;
  }

  private static void sleep(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanos)));
    } catch (InterruptedException e) {
      // Who is in a hurry is told what comes of it at once.
      Thread.currentThread().interrupt();
    }
  }
}
