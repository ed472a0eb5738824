package org.vmorph.conformance.run;

import java.util.EnumSet;
import java.util.Set;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.concrete.Machine;

/** Runs programs on the bare machine alone, to see which scenarios they come across. */
final class Scout {
  /** Rules that are tried by some programs only, so that one can do without these. */
  private static final Set<Rule> SCENARIOS =
      EnumSet.of(Rule.E2, Rule.E3, Rule.E4, Rule.E5, Rule.E6, Rule.E7, Rule.E9, Rule.R3);

  private final Setting setting;
  private final Machine bare;
  private final Circumstances circumstances;
  private final Set<Rule> avoided;

  Scout(Setting setting) {
    this.setting = setting;
    this.bare = new Machine(setting.engine(), setting.words());
    this.circumstances = new Circumstances(setting.semantics());
    this.avoided = EnumSet.copyOf(SCENARIOS);
    avoided.removeIf(rule -> setting.claims().hold(rule));
  }

  /** Whether there is anything to look for. */
  boolean isNeeded() {
    return !avoided.isEmpty();
  }

  /** Whether these are, some of them, scenarios of rules that are not claimed. */
  boolean avoids(Set<Rule> scenarios) {
    return scenarios.stream().anyMatch(avoided::contains);
  }

  /** Whether a program comes across the scenario of a rule that is not claimed. */
  boolean meets(GuestProgram program) {
    return avoids(look(program));
  }

  /** The scenarios it comes across. */
  Set<Rule> look(GuestProgram program) {
    program.load(bare);
    circumstances.start(program.words());
    var mode = setting.machine().mode();
    for (long step = 0; step < setting.budget() && !bare.halted(); step++) {
      boolean user = bare.get(mode.cell()) == mode.user();
      circumstances.before(bare);
      circumstances.after(bare, user, bare.step());
    }
    return circumstances.ever();
  }
}
