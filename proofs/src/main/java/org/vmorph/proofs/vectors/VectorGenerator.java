package org.vmorph.proofs.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.path.Decision;
import org.vmorph.model.path.Ending;
import org.vmorph.model.path.StepSubject;
import org.vmorph.model.path.Taken;
import org.vmorph.model.path.TestVector;
import org.vmorph.model.path.TestVectors;
import org.vmorph.model.path.Way;
import org.vmorph.model.path.Ways;
import org.vmorph.model.step.Elaboration;

/**
 * Finds a state for every way a step of a machine can go. A state is believed when the reference
 * interpreter has gone that way from it.
 */
public final class VectorGenerator {
  /** How much work a question may cost; the hardest needs a fraction of it. */
  private static final int ENOUGH = 50_000_000;

  /** So many states for each way. */
  private static final int EACH = 3;

  private final Elaboration semantics;
  private final Architecture machine;
  private final long words;
  private final int enough;
  private final List<TestVector> vectors = new ArrayList<>();
  private final List<TestVectors.Infeasible> infeasible = new ArrayList<>();

  private VectorGenerator(Architecture machine, long words, int enough) {
    this.semantics = new Elaboration(machine);
    this.machine = machine;
    this.words = words;
    this.enough = enough;
  }

  /**
   * The test states of a machine, always the same ones.
   *
   * @param words q, the storage of each
   * @throws Undecided if the solver gives up
   * @throws IllegalStateException if the reference interpreter goes another way than the solver
   *     says: a fault of vmorph
   */
  public static TestVectors of(Architecture machine, long words) {
    return of(machine, words, ENOUGH);
  }

  /** The same with so much work for a question, in Z3's unit {@code rlimit}. */
  static TestVectors of(Architecture machine, long words, int enough) {
    var generator = new VectorGenerator(machine, words, enough);
    StepSubject.all(generator.semantics).forEach(generator::subject);
    return new TestVectors(machine, generator.words, generator.vectors, generator.infeasible);
  }

  private void subject(StepSubject subject) {
    try (var search = new VectorSearch(semantics, subject, words, enough)) {
      for (var way : Ways.of(semantics, subject, soFar -> possible(search, subject, soFar))) {
        for (int i = 0; i < EACH; i++) {
          search.narrow(way.decisions());
          vectors.add(vector(subject, way, search));
          search.widen();
        }
      }
    }
  }

  private boolean possible(VectorSearch search, StepSubject subject, List<Decision> soFar) {
    boolean possible = search.together(soFar);
    if (!possible) {
      infeasible.add(new TestVectors.Infeasible(subject.toString(), Way.print(machine, soFar)));
    }
    return possible;
  }

  private TestVector vector(StepSubject subject, Way way, VectorSearch search) {
    var edges = new Edges(machine, words, vectors.size());
    var chosen = new Chosen(semantics, subject, search, edges, words);
    var before = chosen.state();
    var operands = chosen.operands().stream().mapToLong(word -> word).toArray();
    var replayed = new Machine(semantics, words);
    before.restore(replayed);
    var taken = new Taken(subject, way);
    var went = went(replayed, subject, operands);
    var event = step(replayed, subject, operands);
    if (!went.equals(taken) || !Ending.of(event).equals(way.ending())) {
      throw new IllegalStateException(
          "%s: the reference interpreter goes another way than the solver says: %s, %s, from%n%s"
              .formatted(machine, taken, went, before));
    }
    return new TestVector(
        subject.toString(),
        way.isUser(),
        way.print(machine),
        way.ending(),
        before,
        chosen.word(),
        chosen.operands(),
        replayed.snapshot());
  }

  private static Taken went(Machine replayed, StepSubject subject, long[] operands) {
    return given(replayed, subject)
        .map(instruction -> Taken.by(replayed, instruction, operands))
        .orElseGet(() -> Taken.by(replayed));
  }

  private static Event step(Machine replayed, StepSubject subject, long[] operands) {
    return given(replayed, subject)
        .map(instruction -> replayed.execute(instruction, operands))
        .orElseGet(replayed::step);
  }

  /** The instruction, where the machine does not fetch it. */
  private static Optional<Instruction> given(Machine replayed, StepSubject subject) {
    return replayed.semantics().fetch().isEmpty()
            && subject instanceof StepSubject.Executed(var instruction)
        ? Optional.of(instruction)
        : Optional.empty();
  }
}
