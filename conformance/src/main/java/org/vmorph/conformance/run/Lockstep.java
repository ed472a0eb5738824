package org.vmorph.conformance.run;

import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;

/** Runs a program on both sides and compares them after every step. */
public final class Lockstep {
  private final Setting setting;

  /** Comparisons in a setting. */
  public Lockstep(Setting setting) {
    this.setting = setting;
  }

  /** What comes of a program. */
  public Finding run(GuestProgram program) {
    return run(program, new Coverage(setting.machine()));
  }

  /** What comes of a program; its steps on the bare machine are counted. */
  Finding run(GuestProgram program, Coverage coverage) {
    var comparison = new Comparison(setting, program);
    var finding = run(comparison, coverage);
    coverage.served(comparison.tallies());
    return finding;
  }

  private Finding run(Comparison comparison, Coverage coverage) {
    var bare = comparison.bare();
    for (long step = 0; step < setting.budget(); step++) {
      coverage.before(bare);
      comparison.step();
      var event = comparison.event();
      coverage.after(event);
      var executed = event.instruction();
      if (executed.isPresent() && setting.without().contains(executed.get().name())) {
        return new Spoiled(executed.get().name());
      }
      var broken = comparison.broken();
      if (broken.isPresent()) {
        return comparison.divergence(broken.get());
      }
      if (bare.halted()) {
        return afterHalt(comparison);
      }
    }
    return new Agreed(false, comparison.steps());
  }

  /** A processor that has stopped stands still: one more step changes nothing. */
  private static Finding afterHalt(Comparison comparison) {
    long steps = comparison.steps();
    comparison.step();
    return comparison.broken().isPresent()
        ? comparison.divergence(Rule.E2)
        : new Agreed(true, steps);
  }
}
