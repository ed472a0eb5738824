package org.vmorph.conformance.run.again;

import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.compare.Attempt;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.compare.Volume;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;

/**
 * A guest booted once, under monitors made anew if that can be done, after others that were booted
 * once each. What it is asked for is all at once, or step by step, but not one after the other.
 */
final class Once {
  private final Setting setting;
  private final List<GuestProgram> before;

  Once(Setting setting, List<GuestProgram> before) {
    this.setting = setting;
    this.before = before;
  }

  /** Machines on which the others have been run. */
  Comparison ready() {
    var anew = setting.anew().orElse(setting);
    var comparison = new Comparison(anew);
    for (var guest : before) {
      comparison.start(guest);
      new Volume(anew, comparison).agrees(false);
    }
    return comparison;
  }

  /** What it does that it should not, step by step. */
  Optional<Divergence> stepByStep(GuestProgram guest) {
    var comparison = ready();
    var own = comparison.setting();
    var finding = new Attempt(own, comparison).stepByStep(guest);
    return finding instanceof Divergence found ? Optional.of(found) : Optional.empty();
  }

  /** What it does that it should not when it is asked for many steps. */
  Optional<Divergence> atOnce(GuestProgram guest) {
    if (!setting.claims().hold(Rule.E8) || !setting.claims().hold(Rule.E1)) {
      return Optional.empty();
    }
    var comparison = ready();
    comparison.start(guest);
    boolean agrees = new Volume(comparison.setting(), comparison).agrees(false);
    return agrees ? Optional.empty() : Optional.of(comparison.judge().divergenceAtOnce());
  }

  /**
   * Whether its guest fails as it has failed before. What shows only when many steps are asked for
   * does not show step by step: both are asked, or who is wrong by chance is taken at his word
   * twice as easily.
   */
  boolean again(Divergence found) {
    var guest = found.program();
    return found.atOnce().isEmpty()
        ? isAgain(found, stepByStep(guest))
        : stepByStep(guest).isEmpty() && isAgain(found, atOnce(guest));
  }

  private static boolean isAgain(Divergence found, Optional<Divergence> now) {
    return now.filter(it -> it.sameKindAs(found) && it.step() == found.step()).isPresent();
  }
}
