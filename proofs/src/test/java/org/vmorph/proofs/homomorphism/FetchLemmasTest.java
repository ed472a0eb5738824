package org.vmorph.proofs.homomorphism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.TrapAndEmulate;

/** The hardware does not say whether it was a fetch that it refused, or an instruction. */
class FetchLemmasTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Condition USER = MACHINE.mode().cell().is(1);
  private static final Condition ODD = MACHINE.programCounter().low(1).is(1);
  private static final List<String> SUBJECTS = List.of("fetch", "illegal", "nop", "srb", "ld");

  private static Elaboration refusing(Condition when) {
    var few =
        MACHINE.with(
            "refusing",
            "A machine that refuses fetches.",
            MACHINE.instructions().stream().filter(i -> SUBJECTS.contains(i.name())).toList());
    var check = when(when, trap(MACHINE.privilege()));
    return new Elaboration(few.with(new Cycle(List.of(check), List.of(), List.of())));
  }

  private static List<Obligation> lemmas(Elaboration semantics, Dispatcher dispatcher) {
    var monitor = new Monitor("some", dispatcher, Allocator.CLAMPED);
    return Lemmas.of(semantics, monitor).stream()
        .filter(it -> SUBJECTS.contains(it.about().split(",")[0]))
        .toList();
  }

  private static List<String> refuted(Elaboration semantics, Dispatcher dispatcher) {
    return lemmas(semantics, dispatcher).stream()
        .filter(it -> isRefuted(new Prover().prove(it).verdict()))
        .map(Obligation::id)
        .toList();
  }

  private static boolean isRefuted(Verdict verdict) {
    return verdict.refuted() || verdict.unknown();
  }

  private static Dispatcher ours() {
    return Monitor.of(new TrapAndEmulate()).dispatcher();
  }

  @Test
  void a_fetch_that_both_modes_are_refused_is_the_guests_own_trap() {
    assertThat(refuted(refusing(ODD), ours())).isEmpty();
  }

  @Test
  void what_user_mode_alone_is_refused_to_fetch_is_executed_for_a_supervisor() {
    var semantics = refusing(ODD.and(USER));
    assertThat(refuted(semantics, ours())).isEmpty();
    assertThat(lemmas(semantics, ours()))
        .extracting(Obligation::id)
        .contains(
            "refusing/some lemma 2/nop, privileged trap",
            "refusing/some lemma 2/illegal, privileged trap");
  }

  /** What the monitor was that was once proved to be right: it executes whatever is at P. */
  private static final class Forgetful extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> refusedFetch(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      var emulates = emulates(semantics, domain, virtual);
      var reflected = reflect(semantics, domain, cause, virtual);
      return new Served<>(
          State.either(domain, emulates, virtual, reflected.state()),
          domain.truth(false),
          reflected.traps().stream()
              .map(it -> new Outcome.Fired<>(domain.not(emulates), it.cause(), it.values()))
              .toList());
    }
  }

  @Test
  void a_monitor_that_takes_a_refused_fetch_for_an_instruction_is_not_proved() {
    assertThat(refuted(refusing(ODD), new Forgetful()))
        .containsExactly("refusing/some lemma 2/fetch, privileged trap");
  }
}
