package org.vmorph.proofs.homomorphism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Valuation;
import org.vmorph.proofs.obligation.WitnessReplay;

/**
 * The lemmas on random states, by the reference interpreter and without a solver, on a machine so
 * small that chance gets somewhere.
 */
class LemmaShadowProperties {
  private static final Architecture MACHINE = Machines.thirdGeneration(Shape.TINY).getFirst();
  private static final Elaboration SEMANTICS = new Elaboration(MACHINE);
  private static final List<Obligation> LEMMAS = lemmas();

  /** What is refuted, and known to be, is no lemma. */
  private static List<Obligation> lemmas() {
    var all = new ArrayList<Obligation>();
    for (var monitor : Obligations.MONITORS) {
      Lemmas.of(SEMANTICS, Monitor.of(monitor)).stream()
          .filter(obligation -> !obligation.about().equals("f as printed"))
          .forEach(all::add);
    }
    return all;
  }

  @Property(tries = 400)
  void no_random_state_is_a_case_against_a_lemma(@ForAll long seed) {
    for (var lemma : LEMMAS) {
      assertThat(WitnessReplay.confirm(lemma.claim(), random(seed, lemma)))
          .as(lemma.id())
          .isEmpty();
    }
  }

  @Property(tries = 3)
  void most_lemmas_speak_of_some_random_state(@ForAll long seed) {
    long spoken =
        LEMMAS.stream()
            .filter(
                lemma -> {
                  for (int i = 0; i < 400; i++) {
                    if (WitnessReplay.example(lemma.claim(), random(seed + i, lemma)).isPresent()) {
                      return true;
                    }
                  }
                  return false;
                })
            .count();
    assertThat(spoken).isGreaterThan(LEMMAS.size() * 8L / 10);
  }

  /** A small guest in a small host, with the instruction the lemma is about wherever it looks. */
  private static Valuation random(long seed, Obligation lemma) {
    var random = new SplittableRandom(seed);
    var name = lemma.about().split(",", 2)[0];
    var instruction = MACHINE.instruction(name);
    return new Valuation(
        new Valuation.Source() {
          @Override
          public long word(String unknown, int bits) {
            return switch (unknown) {
              case "k", "k2" -> 3 + random.nextInt(4);
              case "w" -> 2 + random.nextInt(12);
              case "w2" -> 2 + random.nextInt(4);
              case "q" -> 8 + random.nextInt(24);
              default ->
                  (random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(8))
                      & -1L >>> (64 - bits);
            };
          }

          @Override
          public long at(String unknown, File file, long index) {
            boolean isCode = unknown.equals("G") && random.nextInt(3) > 0;
            return isCode && instruction.isPresent()
                ? code(instruction.get(), random)
                : word(unknown, file.bits());
          }
        });
  }

  private static long code(Instruction instruction, SplittableRandom random) {
    var operands = new long[instruction.form().operands().size()];
    for (int i = 0; i < operands.length; i++) {
      int bits = instruction.form().operands().get(i).bits();
      operands[i] = random.nextInt(8) & -1L >>> (64 - bits);
    }
    return instruction.encode(operands);
  }
}
