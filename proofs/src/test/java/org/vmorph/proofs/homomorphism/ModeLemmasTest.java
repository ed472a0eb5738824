package org.vmorph.proofs.homomorphism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.CommonParts;
import org.vmorph.model.machines.RelocationControl;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.vmm.control.TrapAndEmulate;

/** A state in which M has a value that is no mode is none of the machine's, and no lemma's. */
class ModeLemmasTest extends CommonParts<RelocationControl> {
  ModeLemmasTest() {
    super(new Shape(64, 18, 4), 2, RelocationControl::new);
  }

  /** Loads a PSW; what is no mode is 0, the supervisor's. */
  private List<Act> loads(Word stored) {
    var acts = new ArrayList<Act>();
    new PswLayout(PSW, cause)
        .cells(stored)
        .forEach(
            (cell, word) ->
                acts.add(
                    set(cell, cell.equals(M) ? choose(word.is(3), word, literal(0, 2)) : word)));
    return acts;
  }

  /** A swap that loads modes alone. */
  private final class Swap implements TrapEntry {
    private final PswLayout psw = new PswLayout(PSW, cause);

    @Override
    public List<Act> acts(Cause why) {
      var acts = new ArrayList<Act>();
      acts.add(set(E.at(literal(0, n)), psw.stored(why)));
      acts.addAll(loads(E.at(literal(1, n))));
      return acts;
    }

    @Override
    public List<Saved> saved(Cause why) {
      return psw.saved(E.at(literal(0, n)));
    }

    @Override
    public Optional<Places> places() {
      return Optional.of(new Places(StoragePlace.at(0), StoragePlace.at(1)));
    }

    @Override
    public Optional<PswLayout> layout() {
      return Optional.of(psw);
    }
  }

  @Test
  void a_monitor_that_is_exact_in_every_mode_is_proved() {
    var lpsw =
        instruction(0x01, "lpsw", ADDRESS)
            .privileged()
            .jumps(loads(let("psw", loaded(EA))).toArray(Act[]::new));
    var machine =
        machine(
            "two",
            "Has two modes, 0 and 3.",
            2,
            new Architecture.Mode(M, 0, 3),
            Optional.empty(),
            new Swap(),
            Cycle.NOTHING,
            List.of(),
            List.of(lpsw));
    var monitor = Monitor.of(new TrapAndEmulate());
    assertThat(new TrapAndEmulate().inapplicable(machine)).isEmpty();
    assertThat(Lemmas.of(new Elaboration(machine), monitor, List.of(lpsw)))
        .isNotEmpty()
        .allSatisfy(
            lemma -> assertThat(new Prover().prove(lemma).verdict()).isEqualTo(Verdict.PROVED));
  }
}
