package org.vmorph.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whole cycles of the kit under monitors. */
@State(Scope.Thread)
public class CycleBenchmark {
  /** Threads run different programs. */
  private static final AtomicLong STARTS = new AtomicLong();

  private static final long APART = 1L << 40;

  /** How many monitors. */
  @Param({"0", "1", "2", "3"})
  public int depth;

  private FullCycle cycle = new FullCycle(0, 0);

  /** Starts where no other thread does. */
  @Setup
  public void start() {
    cycle = new FullCycle(depth, STARTS.getAndIncrement() * APART);
  }

  /** Generate, run, run under the monitors, compare. */
  @Benchmark
  @OperationsPerInvocation(FullCycle.PROGRAMS)
  public long cycle() {
    return cycle.run();
  }
}
