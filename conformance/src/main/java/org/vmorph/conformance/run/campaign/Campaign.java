package org.vmorph.conformance.run.campaign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.MonitorLost;

/**
 * Many programs of one seed in one setting. What it finds does not depend on the number of threads:
 * programs are dealt out in blocks, and blocks are counted in their order, up to the first that
 * diverged or lost its monitor. A sample of the programs is compared after every step and run on
 * both engines; the others are compared at every monitor entry and at the halt.
 *
 * @param keepGoing whether all programs are run, whatever diverges
 * @param stop whether somebody wants to see what was found so far
 * @param known which failures are known: they are counted, and do not stop it
 */
public record Campaign(
    Setting setting,
    long seed,
    long programs,
    int threads,
    boolean keepGoing,
    Listener listener,
    AtomicBoolean stop,
    Predicate<Failure> known) {
  /** One program of so many is compared after every step. */
  public static final long SAMPLE = 100;

  private static final long BLOCK = 200;

  /** Hears how far a campaign is. */
  public interface Listener {
    /** So many programs have been run, with this coverage. Called from one thread, in order. */
    void done(long programs, Coverage coverage);
  }

  /** A campaign on all processors that stops at the first divergence and tells nobody. */
  public static Campaign of(Setting setting, long seed, long programs) {
    return new Campaign(
        setting,
        seed,
        programs,
        Runtime.getRuntime().availableProcessors(),
        false,
        (done, coverage) -> {},
        new AtomicBoolean(),
        failure -> false);
  }

  /** The same on so many threads. */
  public Campaign onThreads(int number) {
    return new Campaign(setting, seed, programs, number, keepGoing, listener, stop, known);
  }

  /** The same, run to the end. */
  public Campaign keepGoing(boolean whatever) {
    return new Campaign(setting, seed, programs, threads, whatever, listener, stop, known);
  }

  /** The same with a listener. */
  public Campaign tellTo(Listener whom) {
    return new Campaign(setting, seed, programs, threads, keepGoing, whom, stop, known);
  }

  /** The same, stopped when this becomes true. */
  public Campaign until(AtomicBoolean stopped) {
    return new Campaign(setting, seed, programs, threads, keepGoing, listener, stopped, known);
  }

  /** The same past failures that are known. */
  public Campaign past(Predicate<Failure> failures) {
    return new Campaign(setting, seed, programs, threads, keepGoing, listener, stop, failures);
  }

  /** Runs it. */
  public CampaignResult run() {
    var whole = nothing();
    var enough = new AtomicBoolean();
    var pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("vmorph-runs-", 0).factory());
    var pending = new ArrayDeque<Block>();
    try {
      var workers = setting.ask(() -> workers(enough));
      run(whole, workers, pool, pending);
    } catch (MonitorLost lost) {
      whole.lose(Lost.before(lost, setting));
    } finally {
      enough.set(true);
      pool.shutdownNow().forEach(task -> ((Future<?>) task).cancel(false));
      pending.forEach(Block::leave);
    }
    return CampaignResult.of(this, whole, stop.get());
  }

  private void run(
      Part whole, BlockingQueue<Worker> workers, ExecutorService pool, Deque<Block> pending) {
    long done = 0;
    long next = 0;
    boolean enough = false;
    while ((next < programs || !pending.isEmpty()) && !enough && !stop.get()) {
      while (next < programs && pending.size() < 2 * threads) {
        long to = Math.min(programs, next + BLOCK);
        pending.add(new Block(this, workers, next, to, pool));
        next = to;
      }
      var part = pending.getFirst().await();
      pending.removeFirst();
      whole.add(part);
      done = Math.min(programs, done + BLOCK);
      listener.done(done, whole.coverage());
      enough = part.lost().isPresent() || !keepGoing && part.divergent() > 0;
    }
  }

  /** What has come of no program. */
  Part nothing() {
    return new Part(setting, known);
  }

  private BlockingQueue<Worker> workers(AtomicBoolean enough) {
    var generator = setting.generator();
    var workers = new ArrayBlockingQueue<Worker>(threads);
    for (int i = 0; i < threads; i++) {
      workers.add(new Worker(this, generator, enough));
    }
    return workers;
  }
}
