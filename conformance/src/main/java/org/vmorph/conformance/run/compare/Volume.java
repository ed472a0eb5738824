package org.vmorph.conformance.run.compare;

import java.util.Optional;
import java.util.OptionalLong;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Spoiled;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.MonitorLost;

/**
 * Runs programs on both sides, the guest as far as it goes, and compares them whenever a monitor
 * hands over to the hardware, whenever the guest comes back, and at the halt. What differs is run
 * once more step by step.
 */
public final class Volume {
  private static final int SHORT = 24;

  /** Of so many words of a program it depends how short its first run is. */
  private static final long FIRST = 16;

  private final Setting setting;
  private final Comparison comparison;
  private final Lockstep lockstep;
  private final int[] without;

  /** Comparisons in a setting. */
  public Volume(Setting setting) {
    this(setting, new Comparison(setting));
  }

  /** The same on machines that others use as well. */
  public Volume(Setting setting, Comparison comparison) {
    this.setting = setting;
    this.comparison = comparison;
    this.lockstep = new Lockstep(setting, comparison);
    this.without =
        setting.machine().instructions().stream()
            .filter(instruction -> setting.without().contains(instruction.name()))
            .mapToInt(setting.semantics()::index)
            .toArray();
  }

  /** Whether both sides did the same with the program that has been started, as far as was seen. */
  public boolean agrees() {
    return agrees(true);
  }

  /**
   * The first run is short, so that a guest that has made all its steps is asked again; how short
   * depends on the program.
   */
  public boolean agrees(boolean atEntries) {
    long most = Math.min(setting.budget(), first(comparison));
    while (comparison.steps() < setting.budget() && !comparison.bare().halted()) {
      if (!comparison.run(Math.min(most, setting.budget() - comparison.steps()), atEntries)) {
        return false;
      }
      most = setting.budget();
    }
    return comparison.sameAfterAll() && comparison.judge().intervention().isEmpty();
  }

  /**
   * How many steps a guest is asked for at first: what its program says, or a number that depends
   * on its first words, and on nothing else.
   */
  private static long first(Comparison started) {
    if (started.first().isPresent()) {
      return started.first().getAsLong();
    }
    var bare = started.bare();
    var storage = bare.architecture().storage();
    long mixed = 0;
    for (long i = 0; i < FIRST; i++) {
      mixed = 31 * mixed + bare.load(storage, i);
    }
    return 1 + Math.floorMod(mixed ^ mixed >>> 32, SHORT);
  }

  /** The same program, its first run as long as it is now, whatever becomes of its words. */
  public static GuestProgram pinned(Setting setting, GuestProgram program) {
    long steps = first(new Comparison(setting).start(program));
    return program.withFirst(OptionalLong.of(steps));
  }

  /** Whether the program came across an instruction that it was to do without. */
  public Optional<Spoiled> spoiled() {
    for (int i = 0; i < without.length; i++) {
      if (comparison.bare().counts().executions(without[i]) > 0) {
        return Optional.of(new Spoiled(setting.machine().instructions().get(without[i]).name()));
      }
    }
    return Optional.empty();
  }

  /**
   * What comes of a program: step by step and, if nothing does, as far as the guest goes at once.
   */
  public Finding explain(GuestProgram program) {
    comparison.start(program);
    return agrees() ? lockstep.run(program) : explainSeen(program);
  }

  /** What is the matter with a program whose two sides have just been seen not to agree. */
  public Finding explainSeen(GuestProgram program) {
    var seen = comparison.judge().divergenceAtOnce();
    try {
      return explained(program, seen);
    } catch (MonitorLost lost) {
      // What was seen before stays seen.
      return seen;
    }
  }

  private Finding explained(GuestProgram program, Divergence seen) {
    var finding = lockstep.run(program);
    if (!(finding instanceof Agreed)) {
      return finding;
    }
    comparison.start(program);
    if (!agrees(false)) {
      return comparison.judge().divergenceAtOnce();
    }
    // A monitor may keep its tally behind, and then it does so again; what counts is the state it
    // comes back with. What was seen once and never again was seen.
    comparison.start(program);
    return agrees() ? seen : finding;
  }
}
