package org.vmorph.conformance.run.ask;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far a thread that asks monitors has come: it beats before and after each request, and
 * whenever the hardware is asked. Whoever waits for it sees whether it gets on; once it has been
 * given up it does nothing more, so that what it had done by then can be looked at.
 */
public final class Pulse {
  private static final long GIVEN_UP = -1;

  /** A thread that nobody waits for has one as well. */
  private static final ThreadLocal<Pulse> OF_THREAD = ThreadLocal.withInitial(Pulse::new);

  private final AtomicLong beats = new AtomicLong();
  private final Thread thread = Thread.currentThread();

  /** Whose code it runs, if that is no monitor's, nor ours for one. */
  private volatile @Nullable Contribution runs;

  private final AtomicLong switches = new AtomicLong();

  private Pulse() {}

  public static Pulse ofThisThread() {
    return OF_THREAD.get();
  }

  /** A new one for new work of this thread. */
  public static Pulse anew() {
    var pulse = new Pulse();
    OF_THREAD.set(pulse);
    return pulse;
  }

  /**
   * The thread gets on; it alone says so.
   *
   * @throws GivenUp if nobody waits for it any more
   */
  public void beat() {
    long now = beats.getPlain();
    if (now == GIVEN_UP || !beats.compareAndSet(now, now + 1)) {
      throw new GivenUp();
    }
  }

  /**
   * From now on the thread runs somebody else's code; it alone says so.
   *
   * @return whose it has run
   */
  @Nullable Contribution runs(@Nullable Contribution whose) {
    var before = runs;
    beat();
    // A stack that overflows may keep a monitor's turn from being ended.
    switches.updateAndGet(it -> it + it % 2);
    runs = whose;
    return before;
  }

  /** What a monitor answers whom that code asks: it takes its time on its own account. */
  public <T> T asking(Supplier<T> question) {
    switches.incrementAndGet();
    try {
      return question.get();
    } finally {
      switches.incrementAndGet();
    }
  }

  /** How often that code and a monitor have taken turns. */
  long switches() {
    return switches.get();
  }

  /**
   * Who is to blame if the thread gets nowhere; empty: a monitor, or nobody.
   *
   * @param switchesBefore a moment ago: who asks for ever, and is answered, is to blame himself
   */
  Optional<Contribution> whose(long switchesBefore) {
    long now = switches();
    boolean inMonitor = now % 2 != 0 && now == switchesBefore;
    return inMonitor ? Optional.empty() : Optional.ofNullable(runs);
  }

  /** How often it has beaten; what the thread did before the last time can be seen. */
  long beats() {
    return beats.get();
  }

  /** Nobody waits any more, unless it has beaten since. */
  boolean giveUp(long seen) {
    return beats.compareAndSet(seen, GIVEN_UP);
  }

  /** Nobody waits any more, however it gets on. */
  void end() {
    beats.set(GIVEN_UP);
  }

  /** Where the thread is. */
  StackTraceElement[] where() {
    return thread.getStackTrace();
  }

  /** Ends a thread; an error, so that no monitor takes it for a failure of its host. */
  public static final class GivenUp extends Error {
    private static final long serialVersionUID = 1L;

    GivenUp() {
      super("nobody waits for this thread any more", null, false, false);
    }
  }
}
