package org.vmorph.conformance.run.ask;

import java.util.Arrays;
import java.util.Optional;

/** Who ends the process, as a shutdown hook sees it: a signal, or some code in it. */
public final class EndOfProcess {
  /** What the code of plugins calls instead of {@code System.exit}. */
  private static final String INSTEAD = "org.vmorph.conformance.cli.names.Staying";

  private EndOfProcess() {}

  /** In words, a blank before, if no signal ends it: where, as far as that is known. */
  public static Optional<String> fromWithin() {
    var threads = Thread.getAllStackTraces();
    boolean isSignal =
        threads.entrySet().stream()
            .anyMatch(at -> at.getKey().getName().startsWith("SIG") && ends(at.getValue()));
    return isSignal
        ? Optional.empty()
        : Optional.of(
            threads.values().stream()
                .filter(EndOfProcess::ends)
                .flatMap(Arrays::stream)
                .filter(frame -> !isOnTheWay(frame.getClassName()))
                .findFirst()
                .map(OwnCode::at)
                .orElse(""));
  }

  /** Whether a class is not who ends it, but who is asked to. */
  private static boolean isOnTheWay(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.") || type.equals(INSTEAD);
  }

  /** How many threads want to end it: the first does, the others wait for it. */
  public static long wanted() {
    return Thread.getAllStackTraces().values().stream().filter(EndOfProcess::ends).count();
  }

  /** Whether a thread ends the process, or waits for who does. */
  static boolean ends(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
  }
}
