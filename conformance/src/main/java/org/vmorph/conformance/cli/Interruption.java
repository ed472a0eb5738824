package org.vmorph.conformance.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vmorph.conformance.run.EndOfProcess;
import org.vmorph.conformance.run.Patience;

/**
 * The end of the process while a command is running. With Ctrl-C work is asked to stop, and what
 * was found so far is printed first. If a monitor ends it, the command ends as it would if the
 * monitor were lost, and with its own exit code: nobody is to take the monitor's for ours.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  /** Of the command that is running. */
  private static Interruption inUse = new Interruption();

  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch printed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "vmorph-interrupted");

  /** Whether the command stops when it is asked to. */
  private volatile boolean stops;

  private volatile int code = ExitCode.INCONCLUSIVE;

  private Interruption() {}

  static Interruption watch() {
    inUse = new Interruption();
    Runtime.getRuntime().addShutdownHook(inUse.hook);
    return inUse;
  }

  /** Becomes true when the command that is running shall stop; who asks for it does stop. */
  static AtomicBoolean asked() {
    inUse.stops = true;
    return inUse.asked;
  }

  private void interrupted() {
    var within = EndOfProcess.fromWithin();
    boolean fromWithin = within.isPresent();
    within.ifPresent(
        by ->
            System.err.println(
                "vmorph: the process is ended from within" + by + "; no monitor may"));
    Patience.hurry();
    asked.set(true);
    if (!fromWithin && !stops) {
      return;
    }
    try {
      if (!printed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("vmorph: interrupted in the middle of a program; nothing is printed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (fromWithin) {
      System.out.flush();
      Runtime.getRuntime().halt(code == ExitCode.OK ? ExitCode.INCONCLUSIVE : code);
    }
  }

  /** The command has come to its end. */
  void ends(int exitCode) {
    code = exitCode;
  }

  @Override
  public void close() {
    printed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: this is what the hook has waited for.
    }
  }
}
