package org.vmorph.conformance.broken;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.Rehearsal;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.conformance.run.tower.Ascent;
import org.vmorph.conformance.run.tower.Storey;
import org.vmorph.vmm.TimeSharing;

/**
 * A broken monitor held to some claims by so many programs: generated ones and then the staged ones
 * under one of it, several at once, or under two of it, as its rule needs.
 */
record Trial(BrokenMonitor broken, Claims claims, long programs) {
  static final long SEED = 1974;
  private static final int TOGETHER = 3;

  /** Programs of a run: each is made once more with another first guest. */
  private static final int RUN = 2 * TOGETHER;

  /**
   * What came of it.
   *
   * @param made how many programs were run and compared
   * @param dropped how many were left out for the scenario of a rule that is not claimed
   */
  record Result(Optional<Caught> first, long made, long dropped) {}

  /**
   * How it was caught.
   *
   * @param number of the program, from 1; below 1 it is a staged one
   * @param what in a line
   * @param divergence if it was one
   */
  record Caught(Rule rule, long number, String what, Optional<Divergence> divergence) {}

  Result run() {
    return switch (broken.rule().scenario()) {
      case SEVERAL_GUESTS -> together((TimeSharing) broken.vmm());
      case TOWER -> tower();
      default -> campaign(1);
    };
  }

  private Setting setting(int depth) {
    return Setting.of(broken.machine(), Collections.nCopies(depth, broken.vmm())).claiming(claims);
  }

  private Result campaign(int depth) {
    var result = Campaign.of(setting(depth), SEED, programs).run();
    if (result.first().isPresent()) {
      return new Result(result.first().map(Trial::caught), result.programs(), result.dropped());
    }
    var rehearsal = new Rehearsal(setting(depth), SEED).run();
    return new Result(
        rehearsal.divergences().stream().findFirst().map(Trial::caught),
        result.programs() + rehearsal.programs(),
        result.dropped() + rehearsal.dropped());
  }

  private static Caught caught(Divergence divergence) {
    return new Caught(
        divergence.rule(),
        divergence.program().index() + 1,
        divergence.toString(),
        Optional.of(divergence));
  }

  private Result together(TimeSharing monitor) {
    long runs = Math.max(1, programs / RUN);
    var result = new Together(setting(1), monitor, TOGETHER, SEED, runs, new AtomicBoolean()).run();
    long made = RUN * result.runs();
    return new Result(
        result.first().map(seen -> new Caught(seen.rule(), made, seen.what(), Optional.empty())),
        made,
        0);
  }

  /** Without T1 no monitor stands on another, and without T2 nobody counts their traps. */
  private Result tower() {
    if (!claims.hold(Rule.T1)) {
      return campaign(1);
    }
    return claims.hold(Rule.T2) ? ascents() : campaign(2);
  }

  private Result ascents() {
    var setting = setting(1);
    var generator = setting.generator();
    for (long index = 0; index < programs; index++) {
      var guests = List.of(generator.program(SEED, index));
      var storeys =
          new Ascent(setting.engine(), broken.vmm(), guests, setting.budget()).climb(2, n -> {});
      var seen = seen(storeys, index + 1);
      if (seen.isPresent()) {
        return new Result(seen, index + 1, 0);
      }
    }
    return new Result(Optional.empty(), programs, 0);
  }

  private static Optional<Caught> seen(List<Storey> storeys, long number) {
    for (var storey : storeys) {
      if (storey.divergence().isPresent()) {
        var found = storey.divergence().get();
        var rule = storey.depth() == 1 ? found.rule() : Rule.T1;
        return Optional.of(new Caught(rule, number, found.toString(), Optional.of(found)));
      }
    }
    for (int n = 1; n < storeys.size(); n++) {
      var storey = storeys.get(n);
      var below = storeys.get(n - 1);
      if (!storey.obeysTrapLaw(below)) {
        var what =
            "N(%d) = %d real traps, N(%d) + P(%d) = %d"
                .formatted(n, storey.traps(), n - 1, n - 1, below.traps() + below.privileged());
        return Optional.of(new Caught(Rule.T2, number, what, Optional.empty()));
      }
    }
    return Optional.empty();
  }
}
