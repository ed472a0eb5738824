package org.vmorph.conformance.run;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Many programs of one seed in one setting. What it finds does not depend on the number of threads:
 * programs are dealt out in blocks, and blocks are counted in their order, up to the first that
 * diverged.
 *
 * @param keepGoing whether all programs are run, whatever diverges
 */
public record Campaign(
    Setting setting, long seed, long programs, int threads, boolean keepGoing, Listener listener) {
  private static final long BLOCK = 32;

  /** Hears how far a campaign is. */
  public interface Listener {
    /** So many programs have been run. Called from one thread, in order. */
    void done(long programs);
  }

  /** A campaign on all processors that stops at the first divergence and tells nobody. */
  public static Campaign of(Setting setting, long seed, long programs) {
    return new Campaign(
        setting, seed, programs, Runtime.getRuntime().availableProcessors(), false, done -> {});
  }

  /** The same on so many threads. */
  public Campaign onThreads(int number) {
    return new Campaign(setting, seed, programs, number, keepGoing, listener);
  }

  /** The same, run to the end. */
  public Campaign keepGoing(boolean whatever) {
    return new Campaign(setting, seed, programs, threads, whatever, listener);
  }

  /** The same with a listener. */
  public Campaign tellTo(Listener whom) {
    return new Campaign(setting, seed, programs, threads, keepGoing, whom);
  }

  /** Runs it. */
  public CampaignResult run() {
    var generator = setting.generator();
    var stop = new AtomicBoolean();
    var whole = new Part(setting);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var pending = new ArrayDeque<Future<Part>>();
      long next = 0;
      long done = 0;
      while ((next < programs || !pending.isEmpty()) && !stop.get()) {
        while (next < programs && pending.size() < 4 * threads) {
          long from = next;
          next = Math.min(programs, from + BLOCK);
          long to = next;
          pending.add(submit(pool, () -> Part.run(setting, generator, seed, from, to, keepGoing)));
        }
        var part = result(pending.remove());
        whole.add(part);
        done = Math.min(programs, done + BLOCK);
        listener.done(done);
        stop.set(!keepGoing && part.divergent() > 0);
      }
      pool.shutdownNow();
    }
    return CampaignResult.of(setting, seed, whole);
  }

  private static Future<Part> submit(ExecutorService pool, Callable<Part> work) {
    return pool.submit(work);
  }

  private static Part result(Future<Part> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
