package org.vmorph.conformance.proved;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.compare.Lockstep;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.homomorphism.Lemmas;
import org.vmorph.proofs.homomorphism.Monitor;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * f is written once: an allocator that does not clamp is all it takes for each of those who are
 * made of f to go wrong by itself, whatever R is.
 */
class ClampTest {
  private static final int PROGRAMS = 200;

  /** Relocation, in front of a guest and behind it; pages; protection; relocation with rings. */
  static Stream<Architecture> machines() {
    return Stream.of(
            "third-generation",
            "lra-in-place",
            "third-generation-pages",
            "third-generation-protect",
            "third-generation-rings")
        .map(name -> Machines.named(name).orElseThrow());
  }

  private static TrapAndEmulate monitor(Allocator allocator) {
    return new TrapAndEmulate("tried", new Dispatcher(), allocator);
  }

  /** The first of some guests that differs, step by step. */
  private static Optional<Divergence> first(Engine engine, Allocator allocator) {
    var setting = Setting.of(engine, List.of(monitor(allocator)));
    var generator = setting.generator();
    var lockstep = new Lockstep(setting);
    return LongStream.range(0, PROGRAMS)
        .mapToObj(index -> lockstep.run(generator.program(1974, index)))
        .filter(Divergence.class::isInstance)
        .map(Divergence.class::cast)
        .findFirst();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void the_interpreted_service_goes_wrong(Architecture machine) {
    var engine = new Interpreter(new Elaboration(machine));
    assertThat(first(engine, new Unclamped())).isPresent();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void the_generated_service_goes_wrong(Architecture machine) {
    var engine = new Compiled(new Elaboration(machine));
    assertThat(first(engine, new Unclamped())).isPresent();
    assertThat(first(engine, Allocator.CLAMPED)).as("it is the clamp").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void the_translation_lemma_is_refuted(Architecture machine) {
    var monitor = Monitor.of(monitor(new Unclamped()));
    var translation =
        Lemmas.of(new Elaboration(machine), monitor).stream()
            .filter(lemma -> lemma.group().equals(monitor + " translation"))
            .toList();
    assertThat(translation).isNotEmpty().anyMatch(ClampTest::isRefuted);
  }

  private static boolean isRefuted(Obligation lemma) {
    return new Prover().prove(lemma).verdict().refuted();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void the_kit_finds_it(Architecture machine) {
    var setting = Setting.of(machine, List.of(monitor(new Unclamped())));
    assertThat(Campaign.of(setting, 1974, PROGRAMS).run().first()).isPresent();
  }
}
