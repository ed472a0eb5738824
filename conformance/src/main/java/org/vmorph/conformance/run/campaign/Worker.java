package org.vmorph.conformance.run.campaign;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestBuffer;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.again.Steadiness;
import org.vmorph.conformance.run.compare.BothEngines;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.compare.HaltOnly;
import org.vmorph.conformance.run.compare.Lockstep;
import org.vmorph.conformance.run.compare.Scout;
import org.vmorph.conformance.run.compare.Volume;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.MonitorLost;

/** One thread of a campaign: its machines, used for program after program. */
final class Worker {
  private final Campaign campaign;
  private final AtomicBoolean enough;
  private final Setting setting;
  private final Generator generator;
  private final long seed;
  private final GuestBuffer buffer;
  private final Supplier<GuestProgram> written;
  private final Comparison comparison;
  private final Volume volume;
  private final Lockstep lockstep;

  /** For programs under monitors with no word to spare. */
  private final Comparison snug;

  private final Volume snugVolume;
  private final BothEngines engines;
  private final Scout scout;
  private final HaltOnly haltOnly;
  private final Steadiness steadiness;
  private final Earlier earlier;
  private final Earlier agreed;

  /** What has come of the block by now. */
  private Part part;

  /** The program that is running; -1: none. */
  private long running = -1;

  Worker(Campaign campaign, Generator generator, AtomicBoolean enough) {
    this.campaign = campaign;
    this.enough = enough;
    this.part = campaign.nothing();
    this.setting = campaign.setting();
    this.generator = generator;
    this.seed = campaign.seed();
    this.buffer = generator.buffer();
    this.written = buffer::program;
    this.comparison = new Comparison(setting);
    this.volume = new Volume(setting, comparison);
    this.lockstep = new Lockstep(setting, comparison);
    this.engines = new BothEngines(setting);
    this.scout = new Scout(setting);
    this.haltOnly = new HaltOnly(setting, comparison);
    boolean guarded = setting.mayBeSnug();
    this.snug = guarded ? new Comparison(setting.snug()) : comparison;
    this.snugVolume = guarded ? new Volume(setting.snug(), snug) : volume;
    this.steadiness = new Steadiness(setting);
    this.earlier = new Earlier(generator, seed);
    this.agreed = new Earlier(generator, seed);
  }

  /**
   * Runs programs; the first that diverges is the last, unless they are to keep going, and so is
   * the one in which the monitor is lost.
   */
  Part run(long from, long to) {
    part = campaign.nothing();
    try {
      for (long index = from; index < to && goesOn(); index++) {
        running = index;
        generator.write(seed, index, buffer);
        if (scout.isNeeded() && scout.meets(buffer.program())) {
          part.drop();
          continue;
        }
        if (!setting.claims().hold(Rule.E1)) {
          count(haltOnly.run(buffer.program()), comparison);
          part.coverage().met(comparison.circumstances().ever());
        } else if (!setting.claims().hold(Rule.E8)) {
          count(lockstep.run(buffer.program()), comparison);
          part.inLockstep();
          part.coverage().met(comparison.circumstances().ever());
        } else if (index % Campaign.SAMPLE == 0) {
          sample();
        } else {
          program(index);
        }
        earlier.add(index);
      }
      running = -1;
    } catch (MonitorLost lost) {
      part.lose(lost(lost));
    }
    return part;
  }

  /** What has come of the block by now. */
  Part part() {
    return part;
  }

  private void count(Finding finding, Comparison with) {
    steadiness
        .confirmed(finding, earlier, agreed)
        .ifPresentOrElse(confirmed -> part.count(confirmed, with), part::drop);
  }

  /** The monitor is gone, in the program that is running. */
  Lost lost(MonitorLost why) {
    return running < 0
        ? Lost.before(why, setting)
        : Lost.in(
            why,
            "program %d of seed %d".formatted(running, seed),
            setting.generator().program(seed, running),
            setting);
  }

  private boolean goesOn() {
    return (campaign.keepGoing() || part.divergent() == 0)
        && !enough.get()
        && !campaign.stop().get();
  }

  private void sample() {
    var program = buffer.program();
    if (setting.monitors().get(0).isProgram()) {
      comparison.host().look(part.reach());
    }
    var sample = part.coverage().sample().program();
    count(lockstep.run(program, engines.start(program).and(sample)), comparison);
    part.inLockstep();
    part.coverage().met(comparison.circumstances().ever());
    comparison.host().look(null);
  }

  private void program(long index) {
    boolean tight = setting.isSnug(buffer.index());
    program(index, tight ? snug : comparison, tight ? snugVolume : volume);
  }

  private void program(long index, Comparison with, Volume by) {
    with.start(buffer.words(), buffer.input(), buffer.inputs(), written);
    if (!by.agrees()) {
      count(by.explainSeen(buffer.program()), with);
      return;
    }
    var spoiled = by.spoiled();
    if (spoiled.isPresent()) {
      part.count(spoiled.get(), with);
    } else {
      part.agreed(with);
      // On a host with no word to spare a program may agree that does not on another.
      if (with == comparison) {
        agreed.add(index);
      }
    }
  }
}
