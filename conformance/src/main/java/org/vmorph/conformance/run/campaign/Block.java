package org.vmorph.conformance.run.campaign;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.conformance.run.ask.Pulse;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.vmm.MonitorLost;

/** Consecutive programs of a campaign that one thread runs, and the wait for what comes of them. */
final class Block {
  /** For somebody whose answer does not count any more. */
  private static final Patience A_MOMENT = new Patience(Duration.ofSeconds(1));

  private final Campaign campaign;
  private final AtomicReference<@Nullable Pulse> pulse = new AtomicReference<>();
  private final Future<Part> part;

  /** Who runs them; seen when its pulse is. */
  private @Nullable Worker runs;

  Block(
      Campaign campaign, BlockingQueue<Worker> workers, long from, long to, ExecutorService pool) {
    this.campaign = campaign;
    this.part = pool.submit(() -> run(workers, from, to));
  }

  private Part run(BlockingQueue<Worker> workers, long from, long to) throws InterruptedException {
    var worker = workers.take();
    runs = worker;
    pulse.set(Pulse.anew());
    var whole = worker.run(from, to);
    workers.add(worker);
    return whole;
  }

  /** What comes of them, or has come by the time that the monitor was not waited for any more. */
  Part await() {
    try {
      return await(campaign.setting().patience());
    } catch (MonitorLost lost) {
      var worker = pulse.get() == null ? null : runs;
      var left = worker == null ? campaign.nothing() : worker.part();
      left.lose(worker == null ? Lost.before(lost, campaign.setting()) : worker.lost(lost));
      return left;
    }
  }

  private Part await(Patience patience) {
    return patience.await(campaign.setting().monitorNames(), part, pulse);
  }

  /** Its thread is let go: nobody wants to know any more. */
  void leave() {
    try {
      await(A_MOMENT);
    } catch (RuntimeException | Pulse.GivenUp gone) {
      // It does nothing more, and what it has come to does not count.
    }
  }
}
