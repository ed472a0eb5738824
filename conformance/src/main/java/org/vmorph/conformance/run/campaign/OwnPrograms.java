package org.vmorph.conformance.run.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.again.Steadiness;
import org.vmorph.conformance.run.compare.BothEngines;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.compare.Lockstep;
import org.vmorph.conformance.run.compare.Volume;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.finding.Spoiled;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.MonitorLost;

/**
 * Programs that somebody has written. There are few of them, so each is compared at every monitor
 * entry and then after every step, and all of them are run, whatever diverges.
 *
 * @param setting who is compared with whom; size and budget are each program's own
 * @param programs numbered as they stand here
 * @param known which failures are known: they are counted, and are none
 * @param stop whether somebody wants to see what was found so far
 */
public record OwnPrograms(
    Setting setting, List<Own> programs, Predicate<Failure> known, AtomicBoolean stop) {
  /**
   * A program.
   *
   * @param name what to call it
   * @param steps how many it may make
   * @param without names of instructions it is to do without
   */
  public record Own(String name, GuestProgram program, long steps, Set<String> without) {
    /** Whether what came of one would come of the other in its place. */
    private boolean runsLike(Own that) {
      return program.size() == that.program.size()
          && steps == that.steps
          && without.equals(that.without);
    }

    private Setting in(Setting setting) {
      var all = new TreeSet<>(without);
      all.addAll(setting.without());
      return setting.withWords(program.size()).withBudget(steps).without(all);
    }
  }

  /** Keeps its own list. */
  public OwnPrograms {
    programs = List.copyOf(programs);
  }

  /**
   * What came of them. Of programs that are not ours nobody can ask that they do everything; but
   * where no privileged instruction was met a monitor had nothing to do, and that is no pass.
   */
  public CampaignResult run() {
    var part = new Part(setting, known);
    var missing = new ArrayList<String>();
    run(part, missing);
    if (part.lost().isEmpty()) {
      missing.addAll(missing(part.coverage()));
    }
    return CampaignResult.of(setting, 0, programs.size(), part, missing);
  }

  private void run(Part part, List<String> missing) {
    var earlier = new ArrayList<Own>();
    var agreed = new ArrayList<Own>();
    for (var own : programs) {
      if (stop.get()) {
        missing.add(
            "interrupted after %,d of %,d programs"
                .formatted(part.coverage().programs(), programs.size()));
        return;
      }
      var in = own.in(setting);
      try {
        var finding = in.ask(() -> run(own, in, part, earlier, agreed));
        if (finding instanceof Spoiled spoiled) {
          missing.add(
              own.name() + " executes " + spoiled.instruction() + ", which is not compared");
        }
        earlier.add(own);
        if (finding instanceof Agreed) {
          agreed.add(own);
        }
      } catch (MonitorLost lost) {
        part.lose(Lost.in(lost, own.name(), own.program(), in));
        return;
      }
    }
  }

  private static Finding run(Own own, Setting in, Part part, List<Own> earlier, List<Own> agreed) {
    var program = own.program();
    var comparison = new Comparison(in);
    var volume = new Volume(in, comparison);
    comparison.start(program);
    part.inLockstep();
    var finding =
        volume.agrees()
            ? new Lockstep(in, comparison).run(program, new BothEngines(in).start(program))
            : volume.explainSeen(program);
    new Steadiness(in)
        .confirmed(finding, alike(earlier, own), alike(agreed, own))
        .ifPresentOrElse(confirmed -> part.count(confirmed, comparison), part::drop);
    return finding;
  }

  /** Those that run on the same machines. */
  private static List<GuestProgram> alike(List<Own> others, Own one) {
    return others.stream().filter(one::runsLike).map(Own::program).toList();
  }

  private static List<String> missing(Coverage coverage) {
    if (coverage.programs() == 0) {
      return List.of("no program was run");
    }
    long met =
        coverage.emulated().values().stream().mapToLong(Long::longValue).sum()
            + coverage.reflected().values().stream().mapToLong(Long::longValue).sum();
    return met == 0
        ? List.of("no privileged instruction was met, so there was none to emulate or to reflect")
        : List.of();
  }
}
