package org.vmorph.ci.random;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Many machines of one seed. What is found does not depend on the number of threads.
 *
 * @param from the index of the first
 * @param machines how many
 * @param programs how many programs a promise is tried with
 * @param progress is told now and then how far it is, and at once of what is found
 */
record Bulk(
    Believed believed,
    long seed,
    long from,
    long machines,
    long programs,
    int threads,
    Consumer<String> progress) {
  private static final int OFTEN = 50;

  /** So many hearings wait for each thread, so that promises are tried in between. */
  private static final int AHEAD = 4;

  private record Numbered(long index, Drawn drawn) {}

  /** Hears about all of them. */
  Findings run() {
    var findings = new Findings(this);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var promises = new Waiting(pool, findings);
      var hearings = new ArrayDeque<Future<Hearing.Heard>>();
      long next = from;
      for (long done = 0; done < machines; done++) {
        while (next < from + machines && hearings.size() < AHEAD * threads) {
          long index = next++;
          hearings.add(pool.submit(() -> Hearing.of(Draw.machine(seed, index), believed)));
        }
        var heard = get(hearings.remove());
        var machine = new Numbered(from + done, heard.drawn());
        findings.count(heard.tally());
        heard.disagreements().forEach(d -> findings.found(machine.index, machine.drawn, d));
        heard.promised().forEach(theorem -> promises.add(machine, theorem));
        if ((done + 1) % OFTEN == 0) {
          progress.accept("%d of %d machines".formatted(done + 1, machines));
        }
      }
      promises.finish();
    }
    return findings;
  }

  /** Promises that wait until there are enough of a kind to be tried together. */
  private final class Waiting {
    private final ExecutorService pool;
    private final Findings findings;
    private final Map<Integer, Map<Base, List<Numbered>>> lots = new TreeMap<>();
    private final ArrayDeque<Future<Runnable>> tried = new ArrayDeque<>();

    Waiting(ExecutorService pool, Findings findings) {
      this.pool = pool;
      this.findings = findings;
    }

    void add(Numbered machine, int theorem) {
      while (!tried.isEmpty() && tried.peek().isDone()) {
        get(tried.remove()).run();
      }
      if (!machine.drawn.plainStep()) {
        submit(List.of(machine), theorem);
        return;
      }
      var lot =
          lots.computeIfAbsent(theorem, t -> new EnumMap<>(Base.class))
              .computeIfAbsent(machine.drawn.base(), base -> new ArrayList<>());
      lot.add(machine);
      if (lot.size() == Promises.TOGETHER) {
        submit(List.copyOf(lot), theorem);
        lot.clear();
      }
    }

    void finish() {
      lots.forEach(
          (theorem, byBase) ->
              byBase.values().stream()
                  .filter(lot -> !lot.isEmpty())
                  .forEach(lot -> submit(List.copyOf(lot), theorem)));
      tried.forEach(outcome -> get(outcome).run());
    }

    /** What it comes to is told in the order of submission. */
    private void submit(List<Numbered> lot, int theorem) {
      tried.add(
          pool.submit(
              () ->
                  told(
                      lot,
                      new Promises(theorem, programs, believed)
                          .kept(lot.stream().map(Numbered::drawn).toList()))));
    }

    private Runnable told(List<Numbered> lot, List<Promises.Kept> kept) {
      return () -> {
        for (int i = 0; i < lot.size(); i++) {
          var machine = lot.get(i);
          kept.get(i).broken().ifPresent(d -> findings.found(machine.index, machine.drawn, d));
          kept.get(i).why().ifPresent(why -> findings.tooLittle(machine.index, why));
        }
      };
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
