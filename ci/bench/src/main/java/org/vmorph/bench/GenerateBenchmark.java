package org.vmorph.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.vmorph.conformance.gen.GuestProgram;

/** The generator alone. */
@State(Scope.Thread)
public class GenerateBenchmark {
  private final Cycle cycle = new Cycle(0, 0);

  /** Makes a program. */
  @Benchmark
  public GuestProgram generate() {
    return cycle.generate();
  }
}
