package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.vmm.MonitorLost;

/**
 * Programs that somebody has written. There are few of them, so each is compared at every monitor
 * entry and then after every step, and all of them are run, whatever diverges.
 *
 * @param names what to call the programs
 * @param programs all of the setting's size, numbered as they stand here
 * @param known which failures are known: they are counted, and are none
 * @param stop whether somebody wants to see what was found so far
 */
public record OwnPrograms(
    Setting setting,
    List<String> names,
    List<GuestProgram> programs,
    Predicate<Failure> known,
    AtomicBoolean stop) {
  /** Keeps its own lists. */
  public OwnPrograms {
    names = List.copyOf(names);
    programs = List.copyOf(programs);
  }

  /**
   * What came of them. Of programs that are not ours nobody can ask that they do everything; but
   * where no privileged instruction was met a monitor had nothing to do, and that is no pass.
   */
  public CampaignResult run() {
    var part = new Part(setting, known);
    var missing = new ArrayList<String>();
    try {
      run(part, missing);
      missing.addAll(missing(part.coverage()));
    } catch (MonitorLost lost) {
      part.lose(lost);
    }
    return CampaignResult.of(setting, 0, programs.size(), part, missing);
  }

  private void run(Part part, List<String> missing) {
    var comparison = new Comparison(setting);
    var volume = new Volume(setting, comparison);
    var lockstep = new Lockstep(setting, comparison);
    var engines = new BothEngines(setting);
    for (var program : programs) {
      if (stop.get()) {
        missing.add(
            "interrupted after %d of %d programs"
                .formatted(part.coverage().programs(), programs.size()));
        break;
      }
      comparison.start(program);
      part.inLockstep();
      var finding =
          volume.agrees()
              ? lockstep.run(program, engines.start(program))
              : volume.explainSeen(program);
      part.count(finding, comparison);
      if (finding instanceof Spoiled spoiled) {
        missing.add(
            names.get((int) program.index())
                + " executes "
                + spoiled.instruction()
                + ", which is not compared");
      }
    }
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
