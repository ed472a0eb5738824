package org.vmorph.model.path;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.ir.Cause;

/**
 * How a step ends.
 *
 * @param cause why it traps, if it does
 */
public record Ending(Event.Kind kind, Optional<Cause> cause) {
  /** The next instruction follows. */
  public static final Ending COMPLETES = new Ending(Event.Kind.COMPLETED, Optional.empty());

  /** The processor stops. */
  public static final Ending HALTS = new Ending(Event.Kind.HALTED, Optional.empty());

  private static final String TRAPS = "traps: ";

  /** A trap is taken. */
  public static Ending traps(Cause cause) {
    return new Ending(Event.Kind.TRAPPED, Optional.of(cause));
  }

  /** How a machine's step has ended. */
  public static Ending of(Event event) {
    return new Ending(event.kind(), event.cause());
  }

  /**
   * What {@link #toString} has printed.
   *
   * @throws IllegalArgumentException if it has not, for this machine
   */
  public static Ending parse(Architecture machine, String text) {
    if (text.equals(COMPLETES.toString())) {
      return COMPLETES;
    }
    if (text.equals(HALTS.toString())) {
      return HALTS;
    }
    return machine.causes().stream()
        .map(Ending::traps)
        .filter(ending -> ending.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s': expected completes, halts, or 'traps: ' and one of %s"
                        .formatted(text, machine.causes())));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case COMPLETED -> "completes";
      case HALTED -> "halts";
      case TRAPPED -> TRAPS + cause.map(Cause::name).orElse("?");
    };
  }
}
