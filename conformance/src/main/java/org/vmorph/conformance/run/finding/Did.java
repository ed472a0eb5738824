package org.vmorph.conformance.run.finding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.run.ask.Breakdown;
import org.vmorph.conformance.run.ask.OwnCode;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.ir.Cause;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Tally;

/**
 * What one party did in a step, as its own program sees it.
 *
 * @param cause why it trapped, if it did
 * @param note how a monitor did it, or why it could not
 * @param where it broke down, in its own code, in words with a blank before; else nothing
 */
public record Did(Kind kind, Optional<Cause> cause, String note, String where) {
  /** The note of a step that a monitor says the hardware made. */
  public static final String DIRECTLY = "direct";

  /** How a step ended. */
  public enum Kind {
    COMPLETED,
    TRAPPED,
    HALTED,
    /** The monitor itself broke down. */
    FAILED
  }

  /** Of one that broke down, why and where. */
  public Optional<String> breakdown() {
    return kind == Kind.FAILED ? Optional.of(note + where) : Optional.empty();
  }

  /** The same outcome, however it was brought about. */
  public boolean sameAs(Did that) {
    return kind == that.kind && cause.equals(that.cause);
  }

  /** How it ended, in two words at most: {@code traps memory}. */
  public String outcome() {
    return switch (kind) {
      case COMPLETED -> "completes";
      case TRAPPED -> "traps " + cause.map(Cause::name).orElse("?");
      case HALTED -> "halts";
      case FAILED -> "breaks down";
    };
  }

  public static Did bare(Event event) {
    var kind =
        switch (event.kind()) {
          case COMPLETED -> Kind.COMPLETED;
          case TRAPPED -> Kind.TRAPPED;
          case HALTED -> Kind.HALTED;
        };
    return new Did(kind, event.cause(), "", "");
  }

  public static Did virtual(@Nullable Exit exit, @Nullable Tally before, @Nullable Tally after) {
    if (exit == null || before == null || after == null) {
      throw new MonitorFailure(
          "%s of a guest gives null".formatted(exit == null ? "run()" : "tally()"));
    }
    return new Did(kind(exit), exit.cause(), how(before, after), "");
  }

  private static Kind kind(Exit exit) {
    return switch (exit.kind()) {
      case STEPS -> Kind.COMPLETED;
      case TRAPPED -> Kind.TRAPPED;
      case HALTED -> Kind.HALTED;
    };
  }

  /**
   * A monitor broke down: it has thrown something.
   *
   * @throws MonitorLost if that says nothing of what it does to its guests
   */
  public static Did failed(Throwable failure) {
    Breakdown.check(failure);
    return new Did(Kind.FAILED, Optional.empty(), OwnCode.what(failure), OwnCode.where(failure));
  }

  private static String how(Tally before, Tally after) {
    if (after.direct() > before.direct()) {
      return DIRECTLY;
    }
    if (after.emulated() > before.emulated()) {
      return "emulated";
    }
    if (after.interpreted() > before.interpreted()) {
      return "interpreted";
    }
    return after.reflected() > before.reflected() ? "reflected" : "";
  }

  @Override
  public String toString() {
    return switch (kind) {
      case COMPLETED -> "completes";
      case TRAPPED -> "traps: " + cause.map(Cause::name).orElse("?");
      case HALTED -> "halts";
      case FAILED -> "breaks down: " + note;
    };
  }
}
