package org.vmorph.bench;

import java.util.Collections;
import java.util.Set;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestBuffer;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.concrete.Machine;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * What the kit does with programs: makes them, runs them bare and under monitors and compares, as a
 * campaign does, on one thread. Without a monitor they are made and run, and there is nothing to
 * compare.
 */
public final class FullCycle {
  private static final int WORDS = 64;

  /** Programs of a campaign here. */
  public static final int PROGRAMS = 2000;

  private final int depth;
  private final Setting setting;
  private final Generator generator = new Generator(Specified.SEMANTICS, WORDS, Set.of());
  private final GuestBuffer buffer = generator.buffer();
  private final Machine bare = new Machine(Specified.COMPILED, WORDS);
  private long seed;

  /** Cycles under so many monitors, from a seed on. */
  public FullCycle(int depth, long seed) {
    this.depth = depth;
    this.setting =
        Setting.of(
            Specified.COMPILED, Collections.nCopies(Math.max(1, depth), new TrapAndEmulate()));
    this.seed = seed;
  }

  /** Makes the programs of a campaign; something that depends on each of them. */
  public long generate() {
    long sum = 0;
    seed++;
    for (int index = 0; index < PROGRAMS; index++) {
      generator.write(seed, index, buffer);
      sum += buffer.words()[index % WORDS];
    }
    return sum;
  }

  /**
   * Does it all with the programs of a campaign.
   *
   * @return the guests' instructions, once and not once for each machine
   */
  public long run() {
    seed++;
    if (depth == 0) {
      return bare();
    }
    var result = Campaign.of(setting, seed, PROGRAMS).onThreads(1).run();
    if (result.verdict() != CampaignVerdict.PASS) {
      throw new IllegalStateException("seed " + seed + ": " + result.verdict());
    }
    return result.coverage().steps();
  }

  private long bare() {
    long steps = 0;
    for (int index = 0; index < PROGRAMS; index++) {
      generator.write(seed, index, buffer);
      bare.storeAll(0, buffer.words());
      bare.reset();
      GuestProgram.loadInput(bare, buffer.input(), buffer.inputs());
      long made = 0;
      while (made < Setting.BUDGET && !bare.halted()) {
        bare.run(Setting.BUDGET - made);
        made += bare.made();
      }
      steps += made;
    }
    return steps;
  }
}
