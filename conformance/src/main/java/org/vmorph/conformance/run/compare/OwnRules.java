package org.vmorph.conformance.run.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.SeenStep;
import org.vmorph.conformance.rules.StepCheck;
import org.vmorph.conformance.run.ask.BrokenContribution;
import org.vmorph.conformance.run.ask.Contribution;
import org.vmorph.conformance.run.finding.Unkept;
import org.vmorph.conformance.run.setting.Setting;

/** Claimed rules that bring their own checks; none where the hardware is not the kit's. */
record OwnRules(List<Own> checked) {
  /** A rule, its check, and whose code that is. */
  private record Own(Rule rule, StepCheck check, Contribution code) {
    static Optional<Own> of(Rule rule) {
      var code = new Contribution("rule " + rule + ": its check");
      return rule.check().map(check -> new Own(rule, check, code));
    }
  }

  static OwnRules of(Setting setting) {
    var rules = setting.onOtherHardware() ? List.<Rule>of() : setting.claims().checked();
    return new OwnRules(rules.stream().map(Own::of).flatMap(Optional::stream).toList());
  }

  boolean isNone() {
    return checked.isEmpty();
  }

  /**
   * The first that a step breaks. A monitor that breaks down when a check asks it breaks that rule.
   *
   * @param guest the step's
   * @param failed hears of what the monitor throws when it is asked
   * @throws BrokenContribution if a check does not say what it is to say
   */
  Optional<Unkept> broken(SeenStep step, AskedGuest guest, Consumer<Throwable> failed) {
    for (var own : checked) {
      var wrong = wrong(own, step, guest, failed);
      if (wrong.isPresent()) {
        return wrong.map(what -> new Unkept(own.rule, what));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wrong(
      Own own, SeenStep step, AskedGuest guest, Consumer<Throwable> failed) {
    try {
      return said(own, step, guest);
    } catch (BrokenContribution broken) {
      var theMonitors = Optional.ofNullable(broken.getCause()).flatMap(guest::behind);
      failed.accept(theMonitors.orElseThrow(() -> broken));
      return Optional.of("the monitor breaks down when the rule's check asks it");
    }
  }

  /**
   * A check that complains is asked once more: it is to look at the step, and keep nothing. If the
   * monitor answers it otherwise then, that is not the check's doing.
   */
  private static Optional<String> said(Own own, SeenStep step, AskedGuest guest) {
    var ignored = guest.answers();
    var said = asked(own, step);
    if (said.isEmpty()) {
      return said;
    }
    var answers = guest.answers();
    var again = asked(own, step);
    if (!again.equals(said) && guest.answers().equals(answers)) {
      throw own.code.gives(
          "'%s' and then %s of the same step; expected that it keeps nothing"
              .formatted(said.get(), again.map(it -> "'" + it + "'").orElse("nothing")));
    }
    return said;
  }

  private static Optional<String> asked(Own own, SeenStep step) {
    return own.code.ask(() -> own.check.wrong(step)).map(it -> sentence(own, it));
  }

  /** On one line, whatever a check says. */
  private static String sentence(Own own, String said) {
    var line = said.replaceAll("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    if (line.isEmpty()) {
      throw own.code.gives("a blank finding; expected what is wrong, or Optional.empty()");
    }
    return line;
  }
}
