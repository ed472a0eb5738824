package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Counts;
import org.vmorph.vmm.Tally;

/** What programs did on the bare machine: that is, what any monitor under them had to cope with. */
public final class Coverage {
  private final Architecture machine;
  private final Counts counts;
  private final List<Tally> levels = new ArrayList<>();
  private long programs;
  private long halted;
  private long steps;
  private long clamped;

  /** Nothing yet. */
  public Coverage(Architecture machine) {
    this.machine = machine;
    this.counts = Counts.of(machine);
  }

  /** The program that was compared has come to its end, or to the end of its budget. */
  void add(Comparison comparison) {
    programs++;
    steps += comparison.steps();
    clamped += comparison.clamped();
    halted += comparison.bare().halted() ? 1 : 0;
    counts.add(comparison.bare().counts());
    served(comparison.tallies());
  }

  /** What each monitor says it did for a program, the outermost first. */
  private void served(List<Tally> tower) {
    for (int level = 0; level < tower.size(); level++) {
      var more = tower.get(level);
      if (level == levels.size()) {
        levels.add(more);
      } else {
        levels.set(level, levels.get(level).plus(more.direct(), more.emulated(), more.reflected()));
      }
    }
  }

  /** These as well. */
  void add(Coverage that) {
    counts.add(that.counts);
    programs += that.programs;
    halted += that.halted;
    steps += that.steps;
    clamped += that.clamped;
    served(that.levels);
  }

  /**
   * Privileged instructions completed in supervisor mode, by name: a monitor has to emulate them.
   */
  public Map<String, Long> emulated() {
    return privileged(counts::completions);
  }

  /** Privileged instructions refused in user mode, by name: a monitor has to reflect them. */
  public Map<String, Long> reflected() {
    return privileged(counts::refusals);
  }

  private Map<String, Long> privileged(IntToLongFunction count) {
    var byName = new LinkedHashMap<String, Long>();
    for (int i = 0; i < machine.instructions().size(); i++) {
      if (machine.instructions().get(i).privileged()) {
        byName.put(machine.instructions().get(i).name(), count.applyAsLong(i));
      }
    }
    return byName;
  }

  /** Traps taken from supervisor mode, by cause; the privilege check never fires there. */
  public Map<String, Long> fromSupervisor() {
    var byName = traps(false);
    byName.remove(machine.privilege().name());
    return byName;
  }

  /** Traps taken from user mode, by cause. */
  public Map<String, Long> fromUser() {
    return traps(true);
  }

  private Map<String, Long> traps(boolean user) {
    var byName = new LinkedHashMap<String, Long>();
    for (int i = 0; i < machine.causes().size(); i++) {
      byName.put(machine.causes().get(i).name(), counts.traps(i, user));
    }
    return byName;
  }

  /** What each monitor says it did, the outermost first: it is counted, and nothing rests on it. */
  public List<Tally> levels() {
    return List.copyOf(levels);
  }

  /** Programs run. */
  public long programs() {
    return programs;
  }

  /** Programs that halted. */
  public long halted() {
    return halted;
  }

  /** Steps made. */
  public long steps() {
    return steps;
  }

  /** Steps that trapped. */
  public long traps() {
    long traps = 0;
    for (int i = 0; i < machine.causes().size(); i++) {
      traps += counts.traps(i, false) + counts.traps(i, true);
    }
    return traps;
  }

  /**
   * Steps made with an R that reaches beyond storage, so that a monitor has to clamp it; R is
   * looked at whenever the two sides are compared.
   */
  public long clamped() {
    return clamped;
  }
}
