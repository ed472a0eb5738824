package org.vmorph.conformance.run.compare;

import java.util.Set;
import java.util.stream.Collectors;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Scenario;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.concrete.Machine;

/** Runs programs on the bare machine alone, to see which scenarios they come across. */
public final class Scout {
  private final Setting setting;
  private final Machine bare;
  private final Circumstances circumstances;

  /** Of rules that are not claimed, and that programs can do without trying. */
  private final Set<Scenario> avoided;

  public Scout(Setting setting) {
    this.setting = setting;
    this.bare = new Machine(setting.engine(), setting.words());
    this.circumstances = new Circumstances(setting.semantics());
    this.avoided =
        setting.claims().lowered().keySet().stream()
            .filter(rule -> rule.check().isEmpty())
            .map(Rule::scenario)
            .filter(Scenario::isOfSome)
            .collect(Collectors.toSet());
  }

  /** Whether there is anything to look for. */
  public boolean isNeeded() {
    return !avoided.isEmpty();
  }

  /** Whether these are, some of them, scenarios of rules that are not claimed. */
  public boolean avoids(Set<Scenario> scenarios) {
    return scenarios.stream().anyMatch(avoided::contains);
  }

  /** Whether a program comes across the scenario of a rule that is not claimed. */
  public boolean meets(GuestProgram program) {
    return avoids(look(program));
  }

  /** The scenarios it comes across. */
  public Set<Scenario> look(GuestProgram program) {
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
