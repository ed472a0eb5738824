package org.vmorph.conformance.cli.output;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vmorph.conformance.run.ask.EndOfProcess;
import org.vmorph.conformance.run.ask.Patience;

/**
 * The end of the process while a command is running. With Ctrl-C work is asked to stop, and what
 * was found so far is printed first. If a monitor ends it, the command ends as it would if the
 * monitor were lost, and with its own exit code: nobody is to take the monitor's for ours.
 */
public final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  /** Of the command that is running. */
  private static Interruption inUse = new Interruption(ExitCode.INCONCLUSIVE);

  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch printed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "vmorph-interrupted");

  /** Whether the command stops when it is asked to. */
  private volatile boolean stops;

  private final ProcessEnd ending = ProcessEnd.OF_PROCESS;
  private final int inconclusive;
  private volatile int code;

  private Interruption(int inconclusive) {
    this.inconclusive = inconclusive;
    this.code = inconclusive;
  }

  /**
   * From now on.
   *
   * @param inconclusive the exit code where nothing can be told
   */
  public static Interruption watch(int inconclusive) {
    inUse = new Interruption(inconclusive);
    Runtime.getRuntime().addShutdownHook(inUse.hook);
    return inUse;
  }

  /** Becomes true when the command that is running shall stop; who asks for it does stop. */
  public static AtomicBoolean asked() {
    inUse.stops = true;
    return inUse.asked;
  }

  private void interrupted() {
    var within = EndOfProcess.fromWithin();
    boolean fromWithin = within.isPresent();
    within.ifPresent(
        by ->
            StandardStreams.err()
                .println("vmorph: the process is ended from within" + by + "; no monitor may"));
    Patience.hurry();
    asked.set(true);
    if (!fromWithin) {
      ending.declareSignal();
    }
    if (!fromWithin && !stops) {
      return;
    }
    try {
      if (!printed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        StandardStreams.err()
            .println("vmorph: interrupted in the middle of a program; nothing is printed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (fromWithin) {
      StandardStreams.out().flush();
      int last = code == ExitCode.OK ? inconclusive : code;
      ending.declare(last);
      Runtime.getRuntime().halt(last);
    }
  }

  /** The command has come to its end. */
  public void ends(int exitCode) {
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
