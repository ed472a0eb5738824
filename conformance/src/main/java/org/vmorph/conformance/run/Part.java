package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.conformance.gen.Generator;

/** Some consecutive programs of a campaign, and what came of them. */
final class Part {
  private final Coverage coverage;
  private final List<Divergence> divergences = new ArrayList<>();
  private long dropped;
  private long divergent;

  Part(Setting setting) {
    coverage = new Coverage(setting.machine());
  }

  /** Runs programs; the first that diverges is the last, unless they are to keep going. */
  static Part run(
      Setting setting, Generator generator, long seed, long from, long to, boolean keepGoing) {
    var part = new Part(setting);
    var lockstep = new Lockstep(setting);
    for (long index = from; index < to && (keepGoing || part.divergent == 0); index++) {
      var own = new Coverage(setting.machine());
      part.count(lockstep.run(generator.program(seed, index), own), own);
    }
    return part;
  }

  private void count(Finding finding, Coverage own) {
    switch (finding) {
      case Spoiled spoiled -> dropped++;
      case Agreed agreed -> accept(own);
      case Divergence divergence -> {
        accept(own);
        divergent++;
        keep(divergence);
      }
    }
  }

  private void accept(Coverage own) {
    own.program();
    coverage.add(own);
  }

  private void keep(Divergence divergence) {
    if (divergences.size() < CampaignResult.KEPT) {
      divergences.add(divergence);
    }
  }

  /** The next part. */
  void add(Part next) {
    coverage.add(next.coverage);
    dropped += next.dropped;
    divergent += next.divergent;
    next.divergences.forEach(this::keep);
  }

  Coverage coverage() {
    return coverage;
  }

  long dropped() {
    return dropped;
  }

  long divergent() {
    return divergent;
  }

  List<Divergence> divergences() {
    return divergences;
  }
}
