package org.vmorph.conformance.run.compare;

import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Spoiled;
import org.vmorph.conformance.run.setting.Setting;

/** Runs a program on both sides and compares them after every step. */
public final class Lockstep {
  private final Setting setting;
  private final Comparison comparison;

  /** Comparisons in a setting. */
  public Lockstep(Setting setting) {
    this(setting, new Comparison(setting));
  }

  /** The same on machines that others use as well. */
  public Lockstep(Setting setting, Comparison comparison) {
    this.setting = setting;
    this.comparison = comparison;
  }

  /** What comes of a program. */
  public Finding run(GuestProgram program) {
    return run(program, step -> {});
  }

  /** What comes of a program; what it reaches is added to a sample. */
  public Finding run(GuestProgram program, Sample sample) {
    return run(program, sample.program());
  }

  /** What comes of a program, for someone who looks at the bare machine after each step. */
  public Finding run(GuestProgram program, Witness witness) {
    comparison.start(program);
    var bare = comparison.bare();
    for (long step = 0; step < setting.budget(); step++) {
      witness.before(comparison);
      comparison.step();
      witness.after(comparison);
      var executed = comparison.event().instruction();
      if (executed.isPresent() && setting.without().contains(executed.get().name())) {
        return new Spoiled(executed.get().name());
      }
      var divergence = comparison.judge().divergence();
      if (divergence.isPresent()) {
        return divergence.get();
      }
      if (bare.halted()) {
        return afterHalt();
      }
    }
    return shown(false);
  }

  /**
   * The two agreed; what the monitor shows in the end is the guest, word by word, and one that
   * somebody else could stand on.
   */
  private Finding shown(boolean halted) {
    return comparison
        .judge()
        .unlikeShown()
        .<Finding>map(seen -> seen)
        .orElseGet(() -> new Agreed(halted, comparison.steps()));
  }

  /** Looks on. */
  interface Witness {
    /** A step is about to be made on either side. */
    default void before(Comparison comparison) {}

    /** A step has been made on either side. */
    void after(Comparison comparison);

    /** Both look on. */
    default Witness and(Witness that) {
      var one = this;
      return new Witness() {
        @Override
        public void before(Comparison comparison) {
          one.before(comparison);
          that.before(comparison);
        }

        @Override
        public void after(Comparison comparison) {
          one.after(comparison);
          that.after(comparison);
        }
      };
    }
  }

  /** A processor that has stopped stands still: one more step changes nothing. */
  private Finding afterHalt() {
    comparison.step();
    if (comparison.judge().differs().isPresent()) {
      return comparison.judge().unlikeHalt();
    }
    comparison.forgetStep();
    return shown(true);
  }
}
