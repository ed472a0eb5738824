package org.vmorph.conformance.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in a monitor's own code something happened, told from a stack trace. */
final class OwnCode {
  /** Who asks monitors: what is above them is done by a monitor, or for it. */
  private static final List<String> ASKING =
      Stream.of(Comparison.class, Sides.class, Neighbours.class, Patience.class)
          .map(Class::getName)
          .toList();

  /** Whom monitors ask. */
  private static final List<String> ASKED =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "org.vmorph.model.",
          "org.vmorph.vmm.tower.",
          "org.vmorph.vmm.BareHost",
          "org.vmorph.vmm.Host",
          "org.vmorph.vmm.Guest",
          PulsingHost.class.getName(),
          SeenHost.class.getName(),
          WatchedHost.class.getName(),
          Pulse.class.getName());

  private OwnCode() {}

  /** The frame nearest to where it happened. */
  static Optional<StackTraceElement> of(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .takeWhile(frame -> !ASKING.contains(frame.getClassName()))
        .filter(frame -> ASKED.stream().noneMatch(frame.getClassName()::startsWith))
        .findFirst();
  }

  /** A failure in words, in one line, with the place. */
  static String told(Throwable failure) {
    return what(failure) + where(failure);
  }

  /** A failure in words, in one line. */
  static String what(Throwable failure) {
    return failure.toString().lines().findFirst().orElse("no message");
  }

  /** Where, in words, a blank before; nothing if it does not say. */
  static String where(Throwable failure) {
    return of(failure.getStackTrace()).map(OwnCode::at).orElse("");
  }

  /** A place in words, a blank before: method, file and line. */
  static String at(StackTraceElement frame) {
    var type = frame.getClassName();
    return " in %s.%s (%s:%d)"
        .formatted(
            type.substring(type.lastIndexOf('.') + 1),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }
}
