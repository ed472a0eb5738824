package org.vmorph.conformance.run.ask;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vmorph.vmm.MonitorLost;

/**
 * How long a monitor in this JVM may take to come back from a request. A thread that is stuck in
 * foreign code cannot be ended, so whoever asks is never whoever waits: work is done by a thread
 * that is left behind if need be, and as long as its pulse beats it may take as long as it takes.
 *
 * @param most between one beat and the next
 */
public record Patience(Duration most) {
  /** Unless told otherwise. */
  public static final Patience USUAL = new Patience(Duration.ofSeconds(20));

  /** Where a monitor is waited for by somebody else, or by nobody. */
  public static final Patience ENDLESS = new Patience(Duration.ofDays(10_000));

  /** When the process is about to end. */
  private static final Duration IN_A_HURRY = Duration.ofSeconds(1);

  private static final Duration LAST_CALL = Duration.ofSeconds(4);

  private static final long LOOKS_PER_WAIT = 8;
  private static final long LONGEST_LOOK_MILLIS = 50;

  private static final ExecutorService ASKING =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("vmorph-asks-", 0).factory());

  /** Since when the process is to end; 0: it is not. */
  private static volatile long hurrySince;

  /** Rejects no time at all. */
  public Patience {
    if (most.isNegative() || most.isZero()) {
      throw new IllegalArgumentException("a monitor needs some time: " + most);
    }
  }

  /** From now on nobody is waited for long: the process is to end, and what is known is printed. */
  public static void hurry() {
    hurrySince = System.nanoTime();
  }

  /**
   * What comes of work that asks a monitor.
   *
   * @param whom what to call the monitor
   * @throws MonitorLost if it does not come back
   */
  public <T> T ask(String whom, Supplier<T> work) {
    var pulse = new AtomicReference<@Nullable Pulse>();
    // Who is asked finds what whoever asks would find.
    var loader = Thread.currentThread().getContextClassLoader();
    var answer =
        ASKING.submit(
            () -> {
              Thread.currentThread().setContextClassLoader(loader);
              pulse.set(Pulse.anew());
              return work.get();
            });
    return await(whom, answer, pulse);
  }

  /** Waits for an answer; a pulse is there as soon as somebody works on it. */
  public <T> T await(String whom, Future<T> answer, AtomicReference<@Nullable Pulse> at) {
    var mine = Pulse.ofThisThread();
    long since = System.nanoTime();
    long seen = -1;
    long switches = -1;
    while (true) {
      try {
        return answer.get(look(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        mine.beat();
        var pulse = at.get();
        long beats = pulse == null ? -1 : pulse.beats();
        if (pulse == null || beats != seen) {
          seen = beats;
          since = System.nanoTime();
        }
        if (pulse != null && hurrySince != 0 && EndOfProcess.ends(pulse.where())) {
          var where = pulse.where();
          var whose = pulse.whose(switches);
          pulse.end();
          throw gone(
              whom, whose, "ends the process" + OwnCode.of(where).map(OwnCode::at).orElse(""));
        }
        if (pulse != null && isOver()) {
          pulse.end();
          throw new MonitorLost(whom + ": not waited for: the process is to end");
        }
        if (pulse != null && System.nanoTime() - since > limit().toNanos()) {
          var where = pulse.where();
          var whose = pulse.whose(switches);
          if (pulse.giveUp(seen)) {
            answer.cancel(false);
            throw gone(whom, whose, absence(where));
          }
        }
        switches = pulse == null ? -1 : pulse.switches();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MonitorLost(whom + ": nobody waited for it: the comparison was interrupted");
      } catch (ExecutionException e) {
        throw thrown(e.getCause());
      }
    }
  }

  private long look() {
    return Math.clamp(limit().toMillis() / LOOKS_PER_WAIT, 1, LONGEST_LOOK_MILLIS);
  }

  private Duration limit() {
    return hurrySince != 0 && most.compareTo(IN_A_HURRY) > 0 ? IN_A_HURRY : most;
  }

  /** Whether there has been a hurry for so long that even who gets on is not waited for. */
  private static boolean isOver() {
    return hurrySince != 0 && System.nanoTime() - hurrySince > LAST_CALL.toNanos();
  }

  /** Who is asked for nothing any more: whoever's code was running. */
  private static RuntimeException gone(String whom, Optional<Contribution> whose, String what) {
    return whose
        .<RuntimeException>map(it -> new BrokenContribution(it.name() + " " + what))
        .orElseGet(() -> new MonitorLost(whom + " " + what));
  }

  private String absence(StackTraceElement[] where) {
    return "does not come back: no answer within "
        + limit().toMillis() / 1000.0
        + " s; it is"
        + OwnCode.of(where).map(OwnCode::at).orElse(" outside its own code");
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException failure) {
      return failure;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(cause);
  }
}
