package org.vmorph.conformance.run.campaign;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.rules.Scenario;
import org.vmorph.conformance.run.compare.Circumstances;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.compare.Sample;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Counts;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Tally;

/** What programs did on the bare machine: that is, what any monitor under them had to cope with. */
public final class Coverage {
  private final Architecture machine;
  private final Set<String> without;
  private final Counts counts;
  private final Sample sample;

  private final Elaboration semantics;

  /** Direct, emulated, reflected and interpreted steps of each level, the outermost first. */
  private final List<long[]> levels = new ArrayList<>();

  /** Of the programs compared after every step, how many came across a scenario. */
  private final Map<Scenario, Long> met = new EnumMap<>(Scenario.class);

  private long programs;
  private long halted;
  private long steps;
  private long clamped;

  /** Nothing yet. */
  public Coverage(Setting setting) {
    this.semantics = setting.semantics();
    this.machine = setting.machine();
    this.without = setting.without();
    this.counts = Counts.of(machine);
    this.sample = new Sample(setting.semantics());
  }

  /** The program that was compared has come to its end, or to the end of its budget. */
  void add(Comparison comparison) {
    programs++;
    steps += comparison.steps();
    clamped += comparison.clamped();
    halted += comparison.bare().halted() ? 1 : 0;
    counts.add(comparison.bare().counts());
    for (int level = 0; level < comparison.depth(); level++) {
      var tally = comparison.tally(level);
      served(level, tally.direct(), tally.emulated(), tally.reflected(), tally.interpreted());
    }
  }

  /** What the monitor of a level says it did. */
  private void served(int level, long... steps) {
    while (levels.size() <= level) {
      levels.add(new long[steps.length]);
    }
    var sums = levels.get(level);
    for (int how = 0; how < steps.length; how++) {
      sums[how] += steps[how];
    }
  }

  /** Instructions that use the console. */
  Set<String> consoleInstructions() {
    return names(Circumstances.console(semantics).stream());
  }

  /** Instructions that can halt the processor. */
  Set<String> haltingInstructions() {
    var never = Condition.Always.TRUE.not();
    return names(
        machine.instructions().stream().filter(i -> !semantics.step(i).halts().equals(never)));
  }

  private static Set<String> names(Stream<Instruction> instructions) {
    return instructions.map(Instruction::name).collect(Collectors.toUnmodifiableSet());
  }

  /** A program compared after every step came across these scenarios. */
  void met(Set<Scenario> scenarios) {
    scenarios.forEach(one -> met.merge(one, 1L, Long::sum));
  }

  /** Of the programs compared after every step, how many came across a scenario. */
  public long met(Scenario scenario) {
    return met.getOrDefault(scenario, 0L);
  }

  /** These as well. */
  void add(Coverage that) {
    that.met.forEach((scenario, times) -> met.merge(scenario, times, Long::sum));
    counts.add(that.counts);
    sample.add(that.sample);
    programs += that.programs;
    halted += that.halted;
    steps += that.steps;
    clamped += that.clamped;
    for (int level = 0; level < that.levels.size(); level++) {
      served(level, that.levels.get(level));
    }
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
      var instruction = machine.instructions().get(i);
      if (semantics.refusesUsers(instruction) && !without.contains(instruction.name())) {
        byName.put(instruction.name(), count.applyAsLong(i));
      }
    }
    return byName;
  }

  /** Traps taken from supervisor mode, by cause. */
  public Map<String, Long> fromSupervisor() {
    return traps(machine.mode().levels().getLast());
  }

  /** Traps taken from user mode, by cause. */
  public Map<String, Long> fromUser() {
    return traps(machine.mode().levels().getFirst());
  }

  /** The modes of its machine, the most privileged first. */
  public List<Architecture.Mode.Level> modes() {
    return machine.mode().levels().reversed();
  }

  /** Those that are neither supervisor nor user mode. */
  public List<Architecture.Mode.Level> between() {
    return modes().subList(1, modes().size() - 1);
  }

  /** Traps taken from a mode, by cause: those that are taken there at all. */
  public Map<String, Long> traps(Architecture.Mode.Level mode) {
    var byName = new LinkedHashMap<String, Long>();
    for (int i = 0; i < machine.causes().size(); i++) {
      var cause = machine.causes().get(i);
      if (semantics.canTrap(cause, without) && isTaken(cause, mode)) {
        byName.put(cause.name(), counts.traps(i, mode.value()));
      }
    }
    return byName;
  }

  /** In supervisor mode the privilege check never fires, and no interrupt does. */
  private boolean isTaken(Cause cause, Architecture.Mode.Level mode) {
    return mode.value() != machine.mode().supervisor()
        || !cause.isPrivilege() && cause.kind() != Cause.Kind.INTERRUPT;
  }

  /** How much there is to reach: what {@link Progress} asks for. */
  public int toReach() {
    return reaches().size();
  }

  /** How much of it was reached. */
  public int reached() {
    return (int) reaches().stream().filter(count -> count > 0).count();
  }

  private List<Long> reaches() {
    var all = new ArrayList<Long>(emulated().values());
    all.addAll(reflected().values());
    modes().forEach(mode -> all.addAll(traps(mode).values()));
    all.add(clamped);
    return all;
  }

  /** What each monitor says it did, the outermost first: it is counted, and nothing rests on it. */
  public List<Tally> levels() {
    return levels.stream().map(sums -> new Tally(sums[0], sums[1], sums[2], sums[3])).toList();
  }

  /** What was seen in the programs compared after every step. */
  public Sample sample() {
    return sample;
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
      traps += counts.traps(i);
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
