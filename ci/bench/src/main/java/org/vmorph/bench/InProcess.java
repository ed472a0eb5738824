package org.vmorph.bench;

/** A machine of this JVM, timed. */
public final class InProcess implements Contender {
  /**
   * Steps of a call. A method that is called once and never comes back would be timed as the JVM
   * replaces it on the stack, which is not how a kit uses it.
   */
  private static final long SLICE = 10_000;

  private final Runner runner;
  private long[][] programs = new long[0][];
  private long budget;

  /** A machine to time. */
  public InProcess(Runner runner) {
    this.runner = runner;
  }

  @Override
  public String name() {
    return runner.name();
  }

  @Override
  public void load(Workload workload) {
    runner.base(workload.base());
    programs = workload.programs();
    budget = workload.budget();
  }

  @Override
  public Timing time(int times) {
    long steps = 0;
    long from = System.nanoTime();
    for (int i = 0; i < times; i++) {
      for (long[] program : programs) {
        runner.reset(program);
        steps += run();
      }
    }
    return new Timing(System.nanoTime() - from, steps);
  }

  private long run() {
    long made = 0;
    while (made < budget && !runner.halted()) {
      made += runner.run(Math.min(SLICE, budget - made));
    }
    return made;
  }

  @Override
  public WholeState state() {
    return runner.state();
  }
}
