package org.vmorph.conformance.run.ask;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in a monitor's own code something happened, told from a stack trace. */
public final class OwnCode {
  /** Who asks monitors, by name: what is above them is done by a monitor, or for it. */
  static final List<String> ASKING =
      List.of(
          "org.vmorph.conformance.run.compare.Comparison",
          "org.vmorph.conformance.run.compare.Sides",
          "org.vmorph.conformance.run.together.Neighbours",
          "org.vmorph.conformance.run.compare.OwnRules",
          Contribution.class.getName(),
          Patience.class.getName(),
          Settled.class.getName());

  /** Whom monitors, rules and vocabularies ask. */
  static final List<String> ASKED =
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
          "org.vmorph.conformance.run.host.",
          "org.vmorph.conformance.run.compare.AskedGuest",
          "org.vmorph.conformance.gen.",
          Pulse.class.getName());

  private static final String OURS = "org.vmorph.conformance.";

  private OwnCode() {}

  /** The frame nearest to where it happened. */
  static Optional<StackTraceElement> of(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .takeWhile(frame -> !ASKING.contains(frame.getClassName()))
        .filter(frame -> ASKED.stream().noneMatch(frame.getClassName()::startsWith))
        .findFirst();
  }

  /** Whether a failure is of a monitor's making: it happened there, or is of a class of its own. */
  static boolean isItsOwn(Throwable failure) {
    return Stream.concat(
            of(frames(failure)).map(StackTraceElement::getClassName).stream(),
            Stream.of(failure.getClass().getName()))
        .anyMatch(type -> !type.startsWith(OURS) && ASKED.stream().noneMatch(type::startsWith));
  }

  /** A failure in words, in one line, with the place. */
  public static String told(Throwable failure) {
    return what(failure) + where(failure);
  }

  /** A failure in words, in one line. */
  public static String what(Throwable failure) {
    try {
      return failure.toString().lines().findFirst().orElse("no message");
    } catch (Throwable worse) {
      // Of a monitor's own errors not even that can be relied upon.
      Breakdown.check(worse);
      return failure.getClass().getName() + ", which does not say what it is";
    }
  }

  /** Where, in words, a blank before; nothing if it does not say. */
  public static String where(Throwable failure) {
    return of(frames(failure)).map(OwnCode::at).orElse("");
  }

  /** The frames of a failure; none if it does not tell them. */
  static StackTraceElement[] frames(Throwable failure) {
    try {
      var frames = failure.getStackTrace();
      return frames == null ? new StackTraceElement[0] : frames;
    } catch (Throwable worse) {
      Breakdown.check(worse);
      return new StackTraceElement[0];
    }
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
