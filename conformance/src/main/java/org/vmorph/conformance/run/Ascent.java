package org.vmorph.conformance.run;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Counts;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Machine;
import org.vmorph.vmm.Vmm;

/** The same guests under more and more monitors, each on the one before. */
public final class Ascent {
  private final Engine engine;
  private final Vmm monitor;
  private final List<GuestProgram> guests;
  private final long budget;

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

  private int words() {
    return guests.get(0).size();
  }

  /**
   * The guests on the bare machine, under one monitor, under two, and so on.
   *
   * @param progress hears the depth that comes next
   */
  public List<Storey> climb(int highest, IntConsumer progress) {
    return IntStream.rangeClosed(0, highest).peek(progress).mapToObj(this::storey).toList();
  }

  /** The guests under so many monitors. */
  public Storey storey(int depth) {
    if (depth == 0) {
      return ground();
    }
    var monitors = Collections.nCopies(depth, monitor);
    var setting = new Setting(engine, monitors, words(), budget, Set.of(), Claims.ALL);
    var comparison = new Comparison(setting);
    var volume = new Volume(setting, comparison);
    var sum = new Sum(setting.machine());
    Optional<Divergence> divergence = Optional.empty();
    for (var guest : guests) {
      comparison.start(guest);
      boolean agrees = volume.agrees();
      sum.add(
          comparison.real().counts(),
          comparison.host().made(),
          comparison.comparisons(),
          comparison.guest().halted());
      if (!agrees && volume.explainSeen(guest) instanceof Divergence found) {
        divergence = divergence.or(() -> Optional.of(found));
      }
    }
    return sum.storey(depth, comparison.real().size(), divergence);
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
    return sum.storey(0, words(), Optional.empty());
  }

  /** What the guests of one storey have in common. */
  private final class Sum {
    private final Architecture machine;
    private long halted;
    private long instructions;
    private long traps;
    private long privileged;
    private long comparisons;

    Sum(Architecture machine) {
      this.machine = machine;
    }

    void add(Counts counts, long steps, long compared, boolean halts) {
      instructions += steps;
      comparisons += compared;
      halted += halts ? 1 : 0;
      for (int i = 0; i < machine.causes().size(); i++) {
        traps += counts.traps(i);
      }
      for (int i = 0; i < machine.instructions().size(); i++) {
        boolean refused = engine.semantics().refusesUsers(machine.instructions().get(i));
        privileged += refused ? counts.completions(i) : 0;
      }
    }

    Storey storey(int depth, long words, Optional<Divergence> divergence) {
      return new Storey(
          depth,
          words,
          guests.size(),
          halted,
          instructions,
          traps,
          privileged,
          comparisons,
          divergence);
    }
  }
}
