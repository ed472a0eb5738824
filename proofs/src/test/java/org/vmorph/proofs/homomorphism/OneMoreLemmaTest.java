package org.vmorph.proofs.homomorphism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Stated;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * A lemma about steps is a class and a line: it is to be proved of every way of every step. Here is
 * one that fails wherever there is such a step, and one that cannot fail.
 */
class OneMoreLemmaTest {
  private static final Elaboration SEMANTICS =
      new Elaboration(Machines.named("third-generation").orElseThrow());

  private static final Monitor MONITOR = Monitor.of(new TrapAndEmulate());

  private record Made(boolean never) implements StepLemma {
    @Override
    public String name(Execution way) {
      return never ? "not made" : "made";
    }

    @Override
    public String sentence(Execution way) {
      return "A step is made.";
    }

    @Override
    public Claim claim(
        Elaboration semantics, List<Monitor> monitors, StepCase subject, Execution way) {
      return new IsMade(never, semantics, monitors, subject, way);
    }
  }

  private record IsMade(
      boolean never, Elaboration semantics, List<Monitor> monitors, StepCase subject, Execution way)
      implements Claim {
    @Override
    public String name() {
      return "%s, %s: %s".formatted(subject, way, never);
    }

    @Override
    public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
      var step = new StepUnderMonitor<>(ground, semantics, monitors, subject);
      return new Stated<>(step.given(way), ground.domain().truth(never), List.of());
    }
  }

  private static List<Obligation> obligations(List<StepLemma> lemmas) {
    var some = Stream.of("add", "srb").map(it -> SEMANTICS.machine().instruction(it).orElseThrow());
    return Lemmas.of(SEMANTICS, MONITOR, some.toList(), lemmas);
  }

  /** The line. */
  private static List<StepLemma> more() {
    var more = new ArrayList<>(StepLemma.ALL);
    more.add(new Made(true));
    more.add(new Made(false));
    return more;
  }

  @Test
  void it_is_asked_of_every_way_of_every_step_and_all_others_are_as_they_were() {
    var ids = obligations(more()).stream().map(Obligation::id).toList();
    assertThat(ids)
        .contains(
            "third-generation/trap-and-emulate not made/add",
            "third-generation/trap-and-emulate not made/srb, privileged trap")
        .containsAll(obligations(StepLemma.ALL).stream().map(Obligation::id).toList());
    assertThat(ids.stream().filter(id -> id.contains("not made")))
        .hasSameSizeAs(ids.stream().filter(id -> id.contains("resource control")).toList());
    assertThat(Lemmas.of(SEMANTICS, MONITOR)).noneMatch(it -> it.id().contains("made"));
  }

  /** Every way that is told of is one that is gone. */
  @Test
  void it_is_proved_or_refuted_by_a_case_that_is_replayed() {
    var prover = new Prover();
    for (var obligation : obligations(List.of(new Made(true), new Made(false)))) {
      var verdict = prover.prove(obligation).verdict();
      assertThat(verdict instanceof Verdict.Refuted)
          .as(obligation.id() + " is " + verdict)
          .isEqualTo(obligation.group().contains("not made"));
      assertThat(verdict.refuted() || verdict.equals(Verdict.PROVED)).isTrue();
    }
  }
}
