package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Asked;
import org.vmorph.proofs.obligation.Valuation;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.obligation.WitnessReplay;
import org.vmorph.proofs.symbolic.Prover;

/**
 * The solver's answers against random states on the reference interpreter, on a machine so small
 * that chance gets somewhere: whatever is seen to happen, the solver must not have proved
 * impossible.
 */
class RandomShadowProperties {
  private static final List<Architecture> MACHINES = Machines.thirdGeneration(Shape.TINY);
  private static final Map<Asked, Boolean> PROVED = proved();

  private static Map<Asked, Boolean> proved() {
    var proved = new LinkedHashMap<Asked, Boolean>();
    for (var machine : MACHINES) {
      // The last instruction is the flaw; the sound machine is asked about all of its own.
      boolean sound = machine.name().equals("third-generation");
      var semantics = new Elaboration(machine);
      var instructions = sound ? machine.instructions() : List.of(machine.instructions().getLast());
      for (var instruction : instructions) {
        for (var question : questions(machine)) {
          var asked = new Asked(question, semantics, instruction, Reading.INTENDED);
          proved.put(asked, new Prover().neverHappens(asked) instanceof Verdict.Proved);
        }
      }
    }
    return proved;
  }

  private static List<Definition> questions(Architecture machine) {
    return Stream.of(Definitions.ALL.of(machine), Definitions.ALL.ofEveryStep(machine))
        .flatMap(List::stream)
        .flatMap(question -> Stream.concat(Stream.of(question), question.premise().stream()))
        .filter(question -> question.isAsked(Reading.SHADOWED))
        .distinct()
        .toList();
  }

  @Property(tries = 60)
  void what_happens_at_random_was_not_proved_impossible(@ForAll long seed) {
    var wrong = new ArrayList<String>();
    PROVED.forEach(
        (asked, proved) -> {
          if (proved && happens(asked, seed)) {
            wrong.add(asked.name());
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Property(tries = 5)
  void chance_does_find_something(@ForAll long seed) {
    long found =
        PROVED.entrySet().stream()
            .filter(entry -> !entry.getValue())
            .filter(
                entry ->
                    java.util.stream.LongStream.range(0, 30)
                        .anyMatch(i -> happens(entry.getKey(), seed + i)))
            .count();
    assertThat(found).isGreaterThan(30);
  }

  private static boolean happens(Asked asked, long seed) {
    return WitnessReplay.confirm(asked, random(seed)).isPresent();
  }

  /** Values near the edges of a small storage more often than not. */
  private static Valuation random(long seed) {
    var random = new SplittableRandom(seed);
    return new Valuation(
        new Valuation.Source() {
          @Override
          public long word(String name, int bits) {
            long mask = -1L >>> (64 - bits);
            return (random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(12)) & mask;
          }

          @Override
          public long at(String name, File file, long index) {
            return word(name, file.bits());
          }
        });
  }
}
