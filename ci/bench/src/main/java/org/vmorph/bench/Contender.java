package org.vmorph.bench;

/** A machine whose speed is measured. */
public interface Contender extends AutoCloseable {
  /** What tables call it. */
  String name();

  /** Takes what it is to run. */
  void load(Workload workload);

  /** Runs the programs of the workload so many times, one after the other, each reset first. */
  Timing time(int times);

  /** The fewest steps that it can time. */
  default long least() {
    return 1;
  }

  /** All of it, as the last program left it. */
  WholeState state();

  @Override
  default void close() {}
}
