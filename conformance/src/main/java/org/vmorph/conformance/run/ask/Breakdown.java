package org.vmorph.conformance.run.ask;

import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.MonitorLost;

/** What a monitor throws is told of it, whatever it is, but for what is not about the monitor. */
public final class Breakdown {
  private Breakdown() {}

  /**
   * The failure of a monitor that has thrown something.
   *
   * @throws RuntimeException what was thrown, or an error, if that was not the monitor's doing
   */
  public static MonitorFailure of(Throwable failure) {
    check(failure);
    boolean itsOwn = OwnCode.isItsOwn(failure);
    if (failure instanceof MonitorFailure told) {
      return told;
    }
    if (!itsOwn && failure instanceof RuntimeException ours) {
      throw ours;
    }
    if (!itsOwn && failure instanceof Error ours) {
      throw ours;
    }
    return new MonitorFailure(OwnCode.told(failure));
  }

  /** Whether a class could be loaded, and what it does when it is first used has failed. */
  private static boolean isItsOwn(LinkageError error) {
    return error instanceof ExceptionInInitializerError
        || String.valueOf(error.getMessage()).startsWith("Could not initialize");
  }

  /**
   * Throws on what says nothing of what a monitor does to its guests: it is gone, nobody waits for
   * it, or this JVM is at its end.
   */
  public static void check(Throwable failure) {
    if (failure instanceof MonitorLost lost) {
      throw lost;
    }
    if (failure instanceof Pulse.GivenUp ended) {
      throw ended;
    }
    if (failure instanceof LinkageError missing && !isItsOwn(missing)) {
      throw new MonitorLost(
          "a class of the monitor cannot be loaded, as when its jar or folder is not what it was: "
              + OwnCode.told(missing));
    }
    if (failure instanceof VirtualMachineError end && !(end instanceof StackOverflowError)) {
      throw new MonitorLost("the monitor leaves no room: " + OwnCode.told(end));
    }
  }
}
