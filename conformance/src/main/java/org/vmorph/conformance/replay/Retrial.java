package org.vmorph.conformance.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.edge.Vectors;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.again.Steadiness;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.finding.Spoiled;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.vmm.MonitorLost;

/**
 * Saved cases once more, under the monitors of a setting: a mistake that was made once is made
 * again. Storage, budget and what the guest does without are the case's own.
 *
 * @param findings of those that were run
 * @param left those that were not, with the reason
 * @param lost the monitor, if it is gone
 */
public record Retrial(List<Tried> findings, List<Left> left, Optional<Lost> lost) {
  /** No case. */
  public static final Retrial NOTHING = new Retrial(List.of(), List.of(), Optional.empty());

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
      if (machine.equals(setting.machine().called())) {
        mine.add(saved);
        programs.add(saved.kept().program(saved.name(), setting.machine()));
      } else {
        left.add(new Left(saved, "it is for " + machine));
      }
    }
    var findings = new ArrayList<Tried>();
    var lost = Optional.<Lost>empty();
    for (int i = 0; i < mine.size(); i++) {
      var saved = mine.get(i);
      var program = programs.get(i);
      var unsettable = program.start().flatMap(start -> Vectors.unsettable(setting.monitors()));
      if (unsettable.isPresent()) {
        left.add(new Left(saved, unsettable.get()));
        continue;
      }
      if (lost.isPresent()) {
        left.add(new Left(saved, "the monitor is gone"));
        continue;
      }
      try {
        var own = saved.kept().setting(setting);
        findings.add(new Tried(saved, own.ask(() -> new Steadiness(own).finding(program))));
      } catch (NotApplicable why) {
        left.add(new Left(saved, String.valueOf(why.getMessage())));
      } catch (MonitorLost why) {
        lost = Optional.of(Lost.in(why, saved.name(), program, setting));
      }
    }
    return new Retrial(findings, left, lost);
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
