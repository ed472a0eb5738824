package org.vmorph.conformance.run.tower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.run.again.Steadiness;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.compare.Volume;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Counts;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.tower.Tower;

/** The same guests under more and more monitors, each on the one before. */
public final class Ascent {
  private final Engine engine;
  private final Vmm monitor;
  private final List<GuestProgram> guests;
  private final long budget;
  private Patience patience = Patience.USUAL;

  /**
   * An ascent.
   *
   * @param guests all of one size
   * @param budget how many steps a guest may make
   */
  public Ascent(Engine engine, Vmm monitor, List<GuestProgram> guests, long budget) {
    this.engine = engine;
    this.monitor = monitor;
    this.guests = List.copyOf(guests);
    this.budget = budget;
  }

  /** The same with as much patience. */
  public Ascent waiting(Patience other) {
    patience = other;
    return this;
  }

  private int words() {
    return guests.get(0).size();
  }

  /**
   * The guests on the bare machine, under one monitor, under two, and so on, up to the one that
   * loses a monitor.
   *
   * @param progress hears the depth that comes next
   */
  public List<Storey> climb(int highest, IntConsumer progress) {
    return climb(highest, progress, new AtomicBoolean());
  }

  /** The same, no higher when somebody wants to see what was found so far. */
  public List<Storey> climb(int highest, IntConsumer progress, AtomicBoolean stop) {
    var storeys = new ArrayList<Storey>();
    boolean goesOn = true;
    for (int depth = 0; depth <= highest && goesOn && !stop.get(); depth++) {
      progress.accept(depth);
      storeys.add(storey(depth));
      goesOn = storeys.getLast().lost().isEmpty();
    }
    return storeys;
  }

  /** The guests under so many monitors. */
  public Storey storey(int depth) {
    if (depth == 0) {
      return ground();
    }
    var monitors = Collections.nCopies(depth, monitor);
    var setting =
        new Setting(engine, monitors, words(), budget, Set.of(), Claims.ALL).waiting(patience);
    var sum = new Sum(setting.machine());
    try {
      var comparison = setting.ask(() -> new Comparison(setting));
      var volume = new Volume(setting, comparison);
      for (var guest : guests) {
        setting.ask(() -> sum.add(guest, comparison, volume, setting));
      }
    } catch (MonitorLost lost) {
      sum.lost = Optional.of(sum.lostIn(lost, setting));
    }
    return sum.storey(depth, Tower.room(engine.semantics().machine(), monitors, words()));
  }

  private static Optional<Divergence> divergence(Finding finding) {
    return finding instanceof Divergence found ? Optional.of(found) : Optional.empty();
  }

  /** The guests on the bare machine. */
  private Storey ground() {
    var bare = new Machine(engine, words());
    var sum = new Sum(bare.architecture());
    for (var guest : guests) {
      guest.load(bare);
      bare.counts().clear();
      long steps = 0;
      while (steps < budget && !bare.halted()) {
        bare.run(budget - steps);
        steps += bare.made();
      }
      sum.add(bare.counts(), steps, 0, bare.halted());
    }
    return sum.storey(0, words());
  }

  /** What the guests of one storey have in common. */
  private final class Sum {
    private final Architecture machine;
    private long halted;
    private long instructions;
    private long traps;
    private long privileged;
    private long comparisons;
    private Optional<GuestProgram> running = Optional.empty();
    private Optional<Divergence> divergence = Optional.empty();
    private Optional<Lost> lost = Optional.empty();

    Sum(Architecture machine) {
      this.machine = machine;
    }

    void add(Counts counts, long steps, long compared, boolean halts) {
      instructions += steps;
      comparisons += compared;
      halted += halts ? 1 : 0;
      for (int i = 0; i < machine.causes().size(); i++) {
        // When the real timer ends a time slice nobody's instruction is served.
        boolean serves = machine.causes().get(i).kind() != Cause.Kind.INTERRUPT;
        traps += serves ? counts.traps(i) : 0;
      }
      for (int i = 0; i < machine.instructions().size(); i++) {
        boolean refused = engine.semantics().refusesUsers(machine.instructions().get(i));
        privileged += refused ? counts.completions(i) : 0;
      }
    }

    /** Runs a guest and adds what came of it; the divergence, if it is one. */
    Optional<Divergence> add(
        GuestProgram guest, Comparison comparison, Volume volume, Setting setting) {
      running = Optional.of(guest);
      comparison.start(guest);
      boolean agrees = volume.agrees();
      add(
          comparison.real().counts(),
          comparison.host().made(),
          comparison.comparisons(),
          comparison.guestHalted());
      if (!agrees && divergence.isEmpty()) {
        divergence =
            new Steadiness(setting)
                .confirmed(volume.explainSeen(guest), List.of(), List.of())
                .flatMap(Ascent::divergence);
      }
      return divergence;
    }

    Lost lostIn(MonitorLost why, Setting setting) {
      return running
          .map(guest -> Lost.in(why, "program " + guest.index(), guest, setting))
          .orElseGet(() -> Lost.before(why, setting));
    }

    Storey storey(int depth, long words) {
      return new Storey(
          depth,
          words,
          guests.size(),
          halted,
          instructions,
          traps,
          privileged,
          comparisons,
          divergence,
          lost);
    }
  }
}
