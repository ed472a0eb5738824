package org.vmorph.conformance.replay;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.Divergence;
import org.vmorph.conformance.run.Finding;
import org.vmorph.conformance.run.NotApplicable;
import org.vmorph.conformance.run.Setting;
import org.vmorph.conformance.run.Spoiled;
import org.vmorph.conformance.run.Volume;
import org.vmorph.model.text.AssemblyError;

/**
 * Saved cases once more, under the monitors of a setting: a mistake that was made once is made
 * again. Storage, budget and what the guest does without are the case's own.
 *
 * @param findings of those that were run
 * @param left those that were not, with the reason
 */
public record Retrial(List<Tried> findings, List<Left> left) {
  /** A case that was run, and what came of it. */
  public record Tried(CaseFolder.Saved saved, Finding finding) {}

  /** A case that was not run. */
  public record Left(CaseFolder.Saved saved, String reason) {}

  /** Keeps its own lists. */
  public Retrial {
    findings = List.copyOf(findings);
    left = List.copyOf(left);
  }

  /**
   * Runs all cases that are for the setting's machine.
   *
   * @throws AssemblyError if a program cannot be assembled; then none has been run
   * @throws FormatError if a program does not fit into its storage; then none has been run
   */
  public static Retrial of(List<CaseFolder.Saved> cases, Setting setting) {
    var left = new ArrayList<Left>();
    var programs = new ArrayList<GuestProgram>();
    var mine = new ArrayList<CaseFolder.Saved>();
    for (var saved : cases) {
      var machine = saved.kept().token().machine();
      if (machine.equals(setting.machine().name())) {
        mine.add(saved);
        programs.add(saved.kept().program(saved.name(), setting.machine()));
      } else {
        left.add(new Left(saved, "it is for " + machine));
      }
    }
    var findings = new ArrayList<Tried>();
    for (int i = 0; i < mine.size(); i++) {
      try {
        findings.add(new Tried(mine.get(i), run(mine.get(i).kept(), programs.get(i), setting)));
      } catch (NotApplicable why) {
        left.add(new Left(mine.get(i), String.valueOf(why.getMessage())));
      }
    }
    return new Retrial(findings, left);
  }

  private static Finding run(Case kept, GuestProgram program, Setting setting) {
    var token = kept.token();
    var own = setting.withWords(token.words()).withBudget(token.steps()).without(token.without());
    return new Volume(own).explain(program);
  }

  /** Those whose two sides differ. */
  public List<Tried> failing() {
    return findings.stream().filter(tried -> tried.finding() instanceof Divergence).toList();
  }

  /** Those that came across what they were to do without, so that they show nothing. */
  public List<Tried> spoiled() {
    return findings.stream().filter(tried -> tried.finding() instanceof Spoiled).toList();
  }
}
