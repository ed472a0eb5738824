package org.vmorph.conformance.run.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.SeenStep;
import org.vmorph.conformance.run.finding.Unkept;
import org.vmorph.conformance.run.setting.Setting;

/** Claimed rules that bring their own checks; none where the hardware is not the kit's. */
record OwnRules(List<Rule> checked) {
  static OwnRules of(Setting setting) {
    return new OwnRules(setting.onOtherHardware() ? List.of() : setting.claims().checked());
  }

  boolean isNone() {
    return checked.isEmpty();
  }

  /**
   * The first that a step breaks.
   *
   * @param failed hears of what is thrown, for a check may ask the monitor, and that may break down
   */
  Optional<Unkept> broken(SeenStep step, Consumer<Throwable> failed) {
    for (var rule : checked) {
      var wrong = wrong(rule, step, failed);
      if (wrong.isPresent()) {
        return wrong.map(what -> new Unkept(rule, what));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wrong(Rule rule, SeenStep step, Consumer<Throwable> failed) {
    try {
      return rule.check().flatMap(check -> check.wrong(step));
    } catch (Throwable failure) {
      failed.accept(failure);
      return Optional.of("the rule's check breaks down, or the monitor does when it is asked");
    }
  }
}
