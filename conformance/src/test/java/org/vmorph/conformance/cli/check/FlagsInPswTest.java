package org.vmorph.conformance.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.homomorphism.Lemmas;
import org.vmorph.proofs.homomorphism.Monitor;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * A condition code in the PSW, as the System/360 has one: the hardware loads the monitor's with
 * each trap, and the guest's has to be put back.
 */
class FlagsInPswTest {
  private static final Check CHECK =
      new Check(
          1_000,
          1974,
          Claims.ALL,
          new CacheOption().prover(),
          Terminal.of(Map.of(), true),
          new AtomicBoolean());

  /** The machine with a flag that is set by a comparison and branched on. */
  private static final class Flagged extends ThirdGenerationParts {
    private static final Cause DUE = new Cause("timer", 5, Cause.Kind.INTERRUPT);

    private final Cell flag = components.cell("cc", 2, Role.GENERAL);
    private final Architecture machine;

    Flagged(boolean timed) {
      super(new Shape(64, 16, 4));
      var cause = Word.Field.gap("cause", 3);
      var psw =
          new Word.Packed(
              "PSW",
              List.of(
                  Word.Field.gap("unused", 10),
                  Word.Field.of(flag),
                  Word.Field.of(M),
                  cause,
                  Word.Field.of(P),
                  Word.Field.of(L),
                  Word.Field.of(B)));
      var all = new ArrayList<>(new ThirdGeneration(shape).machine.instructions());
      all.set(
          0,
          instruction(0x01, "lpsw", ADDRESS)
              .privileged()
              .says("Load the PSW.")
              .jumps(set(psw, memory(EA))));
      all.add(
          instruction(0x91, "cmp", REG_REG)
              .says("Compare.")
              .does(
                  set(
                      flag,
                      choose(
                          RA.is(RB),
                          literal(0, 2),
                          choose(RA.less(RB), literal(1, 2), literal(2, 2))))));
      all.add(
          instruction(0x92, "bcc", NUMBER)
              .says("Branch on the condition.")
              .jumps(set(P, choose(flag.is(X.low(2)), narrow(X), NEXT))));
      all.add(instruction(0x93, "scc", REG).says("Store the condition.").does(set(RA, wide(flag))));
      var timer =
          timed
              ? Optional.of(
                  new Timer(
                      components.cell("timer", 16, Role.RESOURCE),
                      components.cell("timer.on", 1, Role.RESOURCE),
                      DUE))
              : Optional.<Timer>empty();
      timer.ifPresent(it -> all.addAll(instructions(it)));
      var plain =
          machine(
              "flagged",
              "A flag in the PSW.",
              all,
              timer,
              timer.map(this::cycle).orElse(Cycle.NOTHING));
      machine = OddMachine.of(plain).with(new PswSwap(E, psw, cause)).machine();
    }

    private List<Instruction> instructions(Timer timer) {
      return List.of(
          instruction(0x07, "stt", REG)
              .privileged()
              .says("Set the timer.")
              .does(set(timer.left(), narrow(RA)), set(timer.on(), RA.low(1))),
          instruction(0x08, "rdt", REG)
              .privileged()
              .says("Read the timer.")
              .does(set(RA, wide(timer.left()))));
    }

    private Cycle cycle(Timer timer) {
      var counts = M.is(USER).and(timer.on().is(1));
      return new Cycle(
          List.of(when(counts.and(timer.left().is(0)), trap(DUE))),
          List.of(when(counts, set(timer.left(), timer.left().plus(-1)))),
          List.of());
    }
  }

  private static final Architecture FLAGGED = new Flagged(false).machine;
  private static final Architecture TIMED = new Flagged(true).machine;

  @Test
  void the_theorems_promise_and_the_monitors_keep_it() {
    for (var machine : List.of(FLAGGED, TIMED)) {
      var rows = Stream.of(CHECK.theorem1(machine), CHECK.theorem3(machine));
      assertThat(Stream.concat(rows, CHECK.theorem2(machine).stream()))
          .extracting(CheckRow::outcome)
          .containsOnly(CheckRow.Outcome.AGREE);
    }
  }

  private static CampaignResult campaign(Architecture machine, Vmm... monitors) {
    return Campaign.of(Setting.of(machine, List.of(monitors)), 1974, 5_000).run();
  }

  @Test
  void programs_see_their_own_flag_also_two_deep() {
    assertThat(campaign(FLAGGED, new TrapAndEmulate()).divergences()).isEmpty();
    assertThat(campaign(FLAGGED, new TrapAndEmulate(), new Hybrid()).divergences()).isEmpty();
    assertThat(campaign(TIMED, new RoundRobin(), new RoundRobin()).divergences()).isEmpty();
  }

  @Test
  void every_lemma_is_proved() {
    for (var monitor : List.of(new TrapAndEmulate(), new Hybrid())) {
      for (var lemma : Lemmas.of(new Elaboration(FLAGGED), Monitor.of(monitor))) {
        if (!lemma.about().equals("f as printed")) {
          assertThat(new Prover().prove(lemma).verdict())
              .as(lemma.id())
              .isInstanceOfAny(Verdict.Proved.class, Verdict.Vacuous.class);
        }
      }
    }
  }
}
