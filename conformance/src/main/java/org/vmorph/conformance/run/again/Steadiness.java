package org.vmorph.conformance.run.again;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.compare.Attempt;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.MonitorLost;

/**
 * Runs a guest that failed again, alone, under a monitor made anew if that can be done, before
 * anybody is told under which rule: what it does not do every time depends on what ran before, or
 * on chance. Where it was what ran before, the guests that it takes are looked for. For one thread.
 */
public final class Steadiness {
  /** How often it has to fail after others, and how many that agreed are to agree still. */
  private static final int TIMES = 3;

  /** So many guests are tried as the only one that ran before. */
  private static final int PAIRS = 64;

  /** More guests than these are not run to see whether it takes all of them. */
  private static final int MOST = 1024;

  private final Setting setting;
  private final Set<Failure> steady = new HashSet<>();
  private boolean searched;

  /** For guests of a setting. */
  public Steadiness(Setting setting) {
    this.setting = setting;
  }

  /** What comes of a guest, confirmed. */
  public Finding finding(GuestProgram guest) {
    var finding = Attempt.in(setting).at(guest);
    return confirmed(finding, List.of(), List.of()).orElse(finding);
  }

  /**
   * What came of a guest, if it is to be judged: a divergence is what it is only if it is that
   * again. Of each failure one is tried.
   *
   * @param earlier what ran before, in order
   * @param agreed which of them agreed when they were run as far as they go at once
   * @return empty if what it does depends on more than itself, and nobody claims it does not
   */
  public Optional<Finding> confirmed(
      Finding finding, List<GuestProgram> earlier, List<GuestProgram> agreed) {
    if (!(finding instanceof Divergence found) || found.rule() == Rule.E10) {
      return Optional.of(finding);
    }
    try {
      if (steady.contains(found.failure())) {
        return Optional.of(found);
      }
      var repeated = Reruns.few(Rerun.of(found));
      if (repeated.everyTime() && stillAgree(agreed)) {
        steady.add(found.failure());
        return Optional.of(found);
      }
      return setting.claims().hold(Rule.E10)
          ? Optional.of(after(found, earlier).orElseGet(() -> found.byChance(repeated)))
          : Optional.empty();
    } catch (MonitorLost lost) {
      // What was seen before stays seen.
      return Optional.of(found);
    }
  }

  /** What was right a moment ago is right still: the monitor has not changed for good. */
  private boolean stillAgree(List<GuestProgram> agreed) {
    var now = new Once(setting, List.of());
    return last(agreed, TIMES).stream().noneMatch(guest -> now.atOnce(guest).isPresent());
  }

  /** The same after the fewest guests that it takes, if it was what ran before. */
  private Optional<Divergence> after(Divergence found, List<GuestProgram> earlier) {
    if (searched) {
      return Optional.empty();
    }
    searched = true;
    var others = new ArrayList<>(earlier);
    others.add(found.program());
    return shortest(found.program(), others)
        .filter(before -> everyTime(before, found.program()))
        .flatMap(before -> after(setting, before, found.program()));
  }

  private Optional<List<GuestProgram>> shortest(GuestProgram guest, List<GuestProgram> earlier) {
    for (var before : last(earlier, PAIRS).reversed()) {
      if (after(setting, List.of(before), guest).isPresent()) {
        return Optional.of(List.of(before));
      }
    }
    for (int length = 2; length / 2 < earlier.size() && length <= MOST; length *= 2) {
      var before = last(earlier, length);
      if (after(setting, before, guest).isPresent()) {
        return Optional.of(shortened(before, guest));
      }
    }
    return Optional.empty();
  }

  /** Without those that it does not take: halves, then less and less. */
  private List<GuestProgram> shortened(List<GuestProgram> enough, GuestProgram guest) {
    List<GuestProgram> best = new ArrayList<>(enough);
    for (int size = best.size() / 2; size > 0; size /= 2) {
      for (int from = 0; from + size <= best.size(); ) {
        var fewer = new ArrayList<>(best);
        fewer.subList(from, from + size).clear();
        if (after(setting, fewer, guest).isPresent()) {
          best = fewer;
        } else {
          from += size;
        }
      }
    }
    return best;
  }

  private boolean everyTime(List<GuestProgram> before, GuestProgram guest) {
    for (int time = 0; time < TIMES; time++) {
      if (after(setting, before, guest).isEmpty() || after(setting, List.of(), guest).isPresent()) {
        return false;
      }
    }
    return true;
  }

  /**
   * What a guest does that it should not when it is booted after others, under a monitor that has
   * run nothing else, if monitors can be made anew.
   */
  public static Optional<Divergence> after(
      Setting setting, List<GuestProgram> before, GuestProgram guest) {
    var once = new Once(setting, before);
    return once.stepByStep(guest)
        .or(() -> once.atOnce(guest))
        .map(found -> found.in(setting).after(before));
  }

  /** Machines on which all has been run that is to be run before a divergence shows. */
  static Comparison ready(Divergence divergence) {
    return divergence.before().isEmpty()
        ? new Comparison(divergence.setting())
        : new Once(divergence.setting(), divergence.before()).ready();
  }

  private static List<GuestProgram> last(List<GuestProgram> all, int number) {
    return all.subList(Math.max(0, all.size() - number), all.size());
  }
}
