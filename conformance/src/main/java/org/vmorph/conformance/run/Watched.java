package org.vmorph.conformance.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.vmorph.vmm.MonitorLost;

/**
 * Lets a monitor work in a thread of its own, for as long as it gets on. One that does not is left
 * to itself: nobody can end what loops in Java, but nobody waits for it either.
 *
 * @param name of the monitor
 * @param patience how long it may take to get on
 * @param progress grows while it does
 */
record Watched(String name, Duration patience, LongSupplier progress, ExecutorService thread)
    implements AutoCloseable {
  /** How long a monitor may take for a turn. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  static Watched of(String name, Duration patience, LongSupplier progress) {
    var thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("vmorph " + name).factory());
    return new Watched(name, patience, progress, thread);
  }

  /**
   * What comes of some work.
   *
   * @throws MonitorLost if it does not get on
   */
  <T> T work(Callable<T> work) {
    var answer = thread.submit(work);
    while (true) {
      long before = progress.getAsLong();
      try {
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException late) {
        if (progress.getAsLong() == before) {
          throw new MonitorLost(
              "%s does not come back: no turn of its guests ended in %d seconds"
                  .formatted(name, patience.toSeconds()));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException fault) {
          throw fault;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
