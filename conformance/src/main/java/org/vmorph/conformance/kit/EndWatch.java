package org.vmorph.conformance.kit;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.vmorph.conformance.run.ask.EndOfProcess;
import org.vmorph.conformance.run.ask.Patience;

/**
 * The end of the process while a monitor is judged. The classes are the class path's, so nobody can
 * keep a monitor from {@code System.exit}: but what it ends is seen by a shutdown hook, in which
 * the tests come to their end, inconclusive, and after which the exit code is not the monitor's.
 */
final class EndWatch {
  /** As whoever runs tests says that some have failed. */
  private static final int FAILED = 1;

  /** So long the tests that are left may take. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final long LOOK_MILLIS = 50;

  /** What is judged now. */
  private static final Set<String> JUDGED = Collections.newSetFromMap(new ConcurrentHashMap<>());

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(EndWatch::ended, "vmorph-judges"));
  }

  private EndWatch() {}

  /** Work that asks a monitor. */
  static <T> T over(String monitor, Supplier<T> work) {
    JUDGED.add(monitor);
    try {
      return work.get();
    } finally {
      JUDGED.remove(monitor);
    }
  }

  private static void ended() {
    var within = EndOfProcess.fromWithin();
    if (within.isEmpty() || JUDGED.isEmpty()) {
      return;
    }
    System.err.printf(
        "vmorph: the process is ended from within%s while this is judged: %s; no monitor may%n",
        within.get(), String.join(", ", JUDGED));
    Patience.hurry();
    try {
      awaitTests();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(FAILED);
  }

  /** Until whoever runs the tests wants to end the process as well. */
  private static void awaitTests() throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (EndOfProcess.wanted() < 2 && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
