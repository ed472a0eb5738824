package org.vmorph.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The generator alone. */
@State(Scope.Thread)
public class GenerateBenchmark {
  private final FullCycle cycle = new FullCycle(0, 0);

  /** Makes programs. */
  @Benchmark
  @OperationsPerInvocation(FullCycle.PROGRAMS)
  public long generate() {
    return cycle.generate();
  }
}
