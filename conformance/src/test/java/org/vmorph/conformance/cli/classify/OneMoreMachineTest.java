package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.Configuration;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.text.Manual;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * A machine of a shape of its own that is only classified is a file: its instructions are given,
 * its addresses are not translated, its traps save P and M in registers. Supervisors turn its key,
 * and everybody sees its mode.
 */
class OneMoreMachineTest {
  /** The file. */
  private static final class Keyed {
    private static final Components IS = new Components();
    private static final Cell M = IS.cell("M", 1, Role.MODE);
    private static final Cell P = IS.cell("P", 16, Role.PROGRAM_COUNTER);
    private static final Cell KEY = IS.cell("K", 8, Role.RESOURCE);
    private static final Cell LINK = IS.cell("L", 16, Role.RESOURCE);
    private static final Cell WAS = IS.cell("W", 1, Role.RESOURCE);
    private static final Cell A = IS.cell("A", 8, Role.GENERAL);
    private static final File E = IS.file("E", 8, 16, Role.STORAGE);
    private static final Cause PRIVILEGE = new Cause("privilege", 1, Cause.Kind.PRIVILEGE);
    private static final Cause ILLEGAL = new Cause("illegal", 2, Cause.Kind.CALL);
    private static final Form NONE = Form.named("");

    /** To a word of storage that is known beforehand. */
    private static final class ThroughLink implements TrapEntry {
      @Override
      public List<Act> acts(Cause cause) {
        return List.of(
            set(LINK, P),
            set(WAS, M),
            set(M, new Word.Literal(0, 1)),
            set(P, new Word.Literal(16, 16)));
      }

      @Override
      public List<Saved> saved(Cause cause) {
        return List.of(new Saved(P, LINK), new Saved(M, WAS));
      }

      @Override
      public List<Cell> lost(Cause cause) {
        return List.of(LINK, WAS);
      }
    }

    static final Architecture MACHINE =
        new Architecture(
            "keyed",
            "a mode that everybody sees",
            IS.all(),
            E,
            32,
            (1 << 16) - 1,
            new Architecture.Mode(M, 0, 1),
            P,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new ThroughLink(),
            PRIVILEGE,
            ILLEGAL,
            List.of(PRIVILEGE, ILLEGAL),
            Cycle.NOTHING,
            List.of(set(M, new Word.Literal(0, 1)), set(P, new Word.Literal(0, 16))),
            List.of(
                instruction(1, "see", NONE).says("Load A from the mode.").does(set(A, M.extend(8))),
                instruction(2, "turn", NONE)
                    .privileged()
                    .says("Set the key to A.")
                    .does(set(KEY, A)),
                instruction(3, "stop", NONE).privileged().says("Stop.").jumps(halt())),
            Reading.INTENDED,
            Configuration.of(Map.of()),
            Dialect.PLAIN);
  }

  private static final Architecture MACHINE = Keyed.MACHINE;

  private static Prediction prediction() {
    return Prediction.of(new Classifier(new CacheOption().prover()), MACHINE, Reading.INTENDED);
  }

  @Test
  void it_has_a_manual() {
    assertThat(Manual.of(MACHINE)).contains("Load A from the mode.", "K := A");
  }

  @Test
  void it_is_classified() {
    var prediction = prediction();
    assertThat(ClassificationText.of(prediction))
        .containsPattern("\nsee +- ")
        .containsPattern("\nturn +yes ");
    assertThat(prediction.theorem1().named()).containsExactly("see");
  }

  @Test
  void what_is_told_of_it_is_to_be_proved() {
    assertThat(Obligations.of(MACHINE, List.of()))
        .extracting(Obligation::id)
        .anyMatch(id -> id.equals("keyed/intended mode sensitive/see"))
        .noneMatch(id -> id.contains("lemma"));
  }

  @Test
  void no_monitor_runs_on_it_and_why_is_said() {
    assertThatThrownBy(() -> Setting.of(MACHINE, List.of(new TrapAndEmulate())))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("keyed");
  }
}
