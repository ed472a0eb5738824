package org.vmorph.proofs.classify;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Verdict;

/** Asks every definition of every instruction, and of what belongs to every step. */
public final class Classifier {
  /** What a classification depends on beside what the instruction means. */
  private record Around(
      Surroundings surroundings,
      List<Component> components,
      List<Cause> causes,
      Optional<Timer> timer,
      Optional<Addressing> fetch,
      Cycle cycle,
      Map<Cell, Long> assumed,
      Reading reading) {
    static Around of(Architecture machine, Reading reading) {
      return new Around(
          Surroundings.of(machine),
          machine.components(),
          machine.causes(),
          machine.timer(),
          machine.fetch(),
          machine.cycle(),
          machine.configuration().assumed(),
          reading);
    }
  }

  private final Asker.Source askers;
  private final Definitions definitions;
  private final Map<Around, Map<Instruction, Classification>> known = new ConcurrentHashMap<>();
  private final Map<Around, List<Classification>> everyStep = new ConcurrentHashMap<>();

  /** A classifier that asks there. */
  public Classifier(Asker.Source askers) {
    this(askers, Definitions.ALL);
  }

  /** A classifier that asks these definitions there. */
  public Classifier(Asker.Source askers, Definitions definitions) {
    this.askers = askers;
    this.definitions = definitions;
  }

  /** What it asks. */
  public Definitions definitions() {
    return definitions;
  }

  /** What the definitions say of every instruction, in manual order. */
  public List<Classification> classify(Architecture machine, Reading reading) {
    var cases = machine.inCases();
    var asked = definitions.of(cases);
    return classify(new Elaboration(cases), cases.instructions(), reading, asked);
  }

  /**
   * What they say of that which belongs to every step of a machine: of the fetch, and of what every
   * step changes besides. The theorems speak of these as of instructions.
   */
  public List<Classification> everyStep(Architecture machine, Reading reading) {
    return everyStep.computeIfAbsent(
        Around.of(machine, reading), around -> everyStep(EveryStep.of(machine), reading));
  }

  /** The fetch answers for the timer, whose trap comes before it. */
  private List<Classification> everyStep(EveryStep every, Reading reading) {
    var semantics = every.semantics();
    var asked = definitions.ofEveryStep(semantics.machine());
    var parts = classify(semantics, every.parts(), reading, asked);
    var ofTimer = ofTimer(every, reading);
    return parts.stream()
        .map(c -> c.instruction().name().equals(EveryStep.FETCH) ? c.with(ofTimer) : c)
        .toList();
  }

  private Map<Definition, Verdict> ofTimer(EveryStep every, Reading reading) {
    if (every.timer().isEmpty()) {
      return Map.of();
    }
    var asked = definitions.ofTimer(every.semantics().machine());
    try (var asker = askers.open()) {
      return new Asking(asker, every.semantics(), every.timer().get(), reading).verdicts(asked);
    }
  }

  private List<Classification> classify(
      Elaboration semantics,
      List<Instruction> instructions,
      Reading reading,
      List<Definition> asked) {
    // Machines that differ by an instruction share the others, as objects.
    var shared =
        known.computeIfAbsent(
            Around.of(semantics.machine(), reading),
            p -> Collections.synchronizedMap(new IdentityHashMap<>()));
    var same = SameMeaning.of(instructions);
    // One by one: what takes long may stand side by side, and must not wait for one another.
    var tasks =
        same.firsts().stream()
            .map(i -> ForkJoinTask.adapt(() -> classify(semantics, i, reading, asked, shared)))
            .toList();
    var classified = new IdentityHashMap<Instruction, Classification>();
    for (var task : ForkJoinTask.invokeAll(tasks)) {
      classified.put(task.join().instruction(), task.join());
    }
    return instructions.stream()
        .map(i -> Objects.requireNonNull(classified.get(same.first(i))).of(i))
        .toList();
  }

  private Classification classify(
      Elaboration semantics,
      Instruction instruction,
      Reading reading,
      List<Definition> asked,
      Map<Instruction, Classification> shared) {
    var earlier = shared.get(instruction);
    if (earlier != null) {
      return earlier;
    }
    try (var asker = askers.open()) {
      var verdicts = new Asking(asker, semantics, instruction, reading).verdicts(asked);
      var fresh = new Classification(instruction, reading, verdicts);
      shared.put(instruction, fresh);
      return fresh;
    }
  }
}
