package org.vmorph.conformance.run.compare;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.path.Ending;
import org.vmorph.model.path.Guard;
import org.vmorph.model.path.StepSubject;
import org.vmorph.model.step.Elaboration;

/**
 * What the bare machine did in the programs compared after every step: which guards of the
 * semantics were reached, and which kinds of step came one right after the other.
 */
public final class Sample {
  /** Two steps of one program, one right after the other. */
  public record Pair(StepKind first, StepKind second) {
    @Override
    public String toString() {
      return first.word() + "-" + second.word();
    }
  }

  private final Elaboration semantics;
  private final Set<Guard> guards = new LinkedHashSet<>();
  private final Set<Pair> pairs = new LinkedHashSet<>();

  /** What instructions are that complete, by name; found in their meaning, which takes long. */
  private final Map<String, StepKind> completed = new HashMap<>();

  /** Nothing yet. */
  public Sample(Elaboration semantics) {
    this.semantics = semantics;
  }

  /** Looks at one program. */
  public Lockstep.Witness program() {
    return new Lockstep.Witness() {
      private Optional<StepKind> last = Optional.empty();
      private boolean user;

      @Override
      public void before(Comparison comparison) {
        user = comparison.bare().isUser();
      }

      @Override
      public void after(Comparison comparison) {
        var event = comparison.event();
        guards.add(new Guard(at(event), user, Ending.of(event)));
        var kind = kind(event);
        last.ifPresent(first -> pairs.add(new Pair(first, kind)));
        last = Optional.of(kind);
      }
    };
  }

  private StepKind kind(Event event) {
    return event.kind() == Event.Kind.COMPLETED
        ? completed.computeIfAbsent(
            event.instruction().orElseThrow().name(), name -> StepKind.of(semantics, event))
        : StepKind.of(semantics, event);
  }

  private String at(Event event) {
    return event
        .instruction()
        .map(instruction -> instruction.name())
        .orElse(
            event.cause().filter(semantics.machine().illegal()::equals).isPresent()
                ? StepSubject.ILLEGAL
                : StepSubject.FETCH);
  }

  /** This as well. */
  public void add(Sample that) {
    guards.addAll(that.guards);
    pairs.addAll(that.pairs);
  }

  /** The guards that were reached. */
  public Set<Guard> guards() {
    return Set.copyOf(guards);
  }

  /** The pairs that were seen. */
  public Set<Pair> pairs() {
    return Set.copyOf(pairs);
  }

  /** The pairs a machine may make; after a halt comes nothing. */
  public Set<Pair> conceivable() {
    var all = new LinkedHashSet<Pair>();
    for (var first : StepKind.values()) {
      for (var second : StepKind.values()) {
        if (first != StepKind.HALT && exists(first) && exists(second)) {
          all.add(new Pair(first, second));
        }
      }
    }
    return all;
  }

  private boolean exists(StepKind kind) {
    return kind.existsOn(semantics.machine());
  }
}
