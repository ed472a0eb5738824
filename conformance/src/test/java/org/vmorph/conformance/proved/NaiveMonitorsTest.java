package org.vmorph.conformance.proved;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.compare.Lockstep;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Narrowed;
import org.vmorph.proofs.homomorphism.Lemmas;
import org.vmorph.proofs.homomorphism.Monitor;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.obligation.Witness;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.tower.Tower;

/**
 * What is proved of the monitors that ship is refuted of those that come to mind; and what refutes
 * them is a program that goes wrong when it is run.
 */
class NaiveMonitorsTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Elaboration SEMANTICS = new Elaboration(MACHINE);
  private static final long WORDS = 64;

  /** The host that the kit has for a guest of so many words. */
  private static final Map<String, Long> AS_IN_THE_KIT =
      Map.of("k", TrapAndEmulate.K, "w", WORDS, "q", TrapAndEmulate.K + WORDS + Tower.GUARDS);

  /**
   * A monitor that is wrong.
   *
   * @param obligation the lemma that it does not meet
   * @param differs what the witness says that differs, one of these
   */
  record Naive(
      String name,
      Dispatcher dispatcher,
      Allocator allocator,
      String obligation,
      List<String> differs) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Naive> naive() {
    return Stream.of(
        clamped("no clamp", NaiveAllocators.NONE, "lemma 1/ld"),
        clamped("no test of l below w", NaiveAllocators.UNDERFLOWS, "lemma 1/fetch"),
        clamped("clips if l + b wraps", NaiveAllocators.WRAPS, "lemma 1/st"),
        clamped("min(b, w)", NaiveAllocators.FORGETS_THE_BASE, "lemma 1/st"),
        naive(new NaiveDispatchers.CopiesTheRealPsw(), "lemma 2/svc, svc trap", "E"),
        naive(new NaiveDispatchers.TrapsFurtherOn(), "lemma 2/svc, svc trap", "E"),
        naive(new NaiveDispatchers.AlwaysFromUserMode(), "lemma 2/svc, svc trap", "E"),
        naive(new NaiveDispatchers.ForgetsToGoOn(), "lemma 2/lrb, privileged trap", "P"),
        naive(new NaiveDispatchers.TestsTheBoundAlone(), "lemma 2/lpsw, privileged trap", "P", "E"),
        naive(new NaiveDispatchers.TestsTheSizeAlone(), "lemma 2/lpsw, privileged trap", "P", "E"),
        naive(new NaiveDispatchers.TruncatesTheIndex(), "lemma 2/lpsw, privileged trap", "P", "E"),
        naive(new NaiveDispatchers.AddsInAddressBits(), "lemma 2/lpsw, privileged trap", "P", "E"),
        // The guest's own new PSW, which is not loaded, may have the same M.
        naive(
            new NaiveDispatchers.EmulatesForUsers(),
            "lemma 2/lrb, privileged trap",
            "M",
            "P",
            "l",
            "b"),
        naive(new NaiveDispatchers.HandsOutTheClippedR(), "lemma 2/srb, privileged trap", "r"));
  }

  private static Naive clamped(String name, Allocator allocator, String obligation) {
    // The guest reaches a word it should not, or does not trap where it should: then what a trap
    // stores and loads differs, or some of it.
    return new Naive(
        name, new Dispatcher(), allocator, obligation, List.of("E", "M", "P", "l", "b"));
  }

  private static Naive naive(Dispatcher dispatcher, String obligation, String... differs) {
    return new Naive(
        dispatcher.getClass().getSimpleName(),
        dispatcher,
        Allocator.CLAMPED,
        obligation,
        List.of(differs));
  }

  @ParameterizedTest
  @MethodSource("naive")
  void a_naive_monitor_is_refuted_by_a_program_that_goes_wrong(Naive naive) {
    var monitor = new Monitor("naive", naive.dispatcher(), naive.allocator());
    var obligation =
        Lemmas.of(SEMANTICS, monitor).stream()
            .filter(o -> o.id().endsWith("/naive " + naive.obligation()))
            .findFirst()
            .orElseThrow();
    var claim = new Narrowed(obligation.claim(), AS_IN_THE_KIT);
    var verdict = new Prover().neverHappens(claim);
    assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
    var witness = ((Verdict.Refuted) verdict).witness();
    assertThat(witness.differ()).containsAnyElementsOf(naive.differs());

    var wrong = new TrapAndEmulate("naive", naive.dispatcher(), naive.allocator());
    var finding = new Lockstep(Setting.of(MACHINE, List.of(wrong))).run(program(witness));
    assertThat(finding).as("%s", witness).isInstanceOf(Divergence.class);
    assertThat(((Divergence) finding).step()).isEqualTo(1);

    var right = new Lockstep(Setting.of(MACHINE, List.of(new TrapAndEmulate())));
    assertThat(right.run(program(witness))).isNotInstanceOf(Divergence.class);
  }

  /** The state S of a witness as a guest that starts in it. */
  private static GuestProgram program(Witness witness) {
    var state = witness.cases().getFirst().before();
    var cells = new long[MACHINE.cells().size()];
    MACHINE.cells().forEach(cell -> cells[cell.slot()] = state.get(cell.name()));
    var files = new ArrayList<long[]>();
    for (var file : MACHINE.files()) {
      int size = file.equals(MACHINE.storage()) ? (int) WORDS : 1 << Math.min(8, file.indexBits());
      var words = new long[size];
      for (int i = 0; i < size; i++) {
        words[i] = state.getOrDefault(file.name() + "[" + i + "]", 0L);
      }
      files.add(words);
    }
    return GuestProgram.in(new Snapshot(MACHINE, WORDS, cells, files), 1);
  }
}
