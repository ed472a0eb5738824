package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.path.StepSubject;
import org.vmorph.model.path.Ways;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Disassembler;
import org.vmorph.model.text.Manual;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * An instruction is a constant of its machine, and nothing else: whoever reads, runs, classifies,
 * proves, generates or monitors has it from there. Here is one that negates, and a privileged one.
 */
class OneMoreInstructionTest {
  private static final Architecture SOUND = Machines.named("third-generation").orElseThrow();
  private static final Architecture MACHINE = machine();
  private static final Elaboration SEMANTICS = new Elaboration(MACHINE);

  /** The constants. */
  private static Architecture machine() {
    var form = SOUND.instruction("mov").orElseThrow().form();
    var r =
        SOUND.files().stream().filter(it -> it.role() == Role.GENERAL).findFirst().orElseThrow();
    var ra = r.at(form.operands().get(0));
    var minus = literal(0, r.bits()).minus(r.at(form.operands().get(1)));
    return SOUND.plus(
        "negating",
        "",
        instruction(0xf2, "neg", form).says("Load ra with minus rb.").does(set(ra, minus)),
        instruction(0xf3, "pneg", form)
            .privileged()
            .says("Load ra with minus rb, for supervisors.")
            .does(set(ra, minus)));
  }

  @Test
  void it_is_in_the_manual() {
    assertThat(Manual.of(MACHINE)).contains("neg ", "Load ra with minus rb.", "ra := 0 - rb");
    assertThat(Manual.expanded(SEMANTICS)).contains("Load ra with minus rb, for supervisors.");
    assertThat(Manual.of(SOUND)).doesNotContain("neg ");
  }

  @Test
  void it_is_assembled_and_read_again() {
    var word = new Assembler(MACHINE).assemble("t.s", "neg r1, r2\n").words()[0];
    assertThat(new Disassembler(MACHINE).instruction(word)).isEqualTo("neg r1, r2");
    assertThat(new Disassembler(SOUND).instruction(word)).doesNotContain("neg");
  }

  @Test
  void both_engines_run_it() {
    var program = new Assembler(MACHINE).assemble("t.s", ".org 2\nli r2, 5\nneg r1, r2\n");
    for (var engine : List.of(Engines.of(MACHINE), new Interpreter(SEMANTICS))) {
      var machine = new Machine(engine, 64);
      program.load(machine);
      machine.reset();
      machine.run(2);
      var r = MACHINE.files().stream().filter(it -> it.role() == Role.GENERAL).findFirst();
      assertThat(machine.load(r.orElseThrow(), 1)).as(engine.toString()).isEqualTo(-5);
    }
  }

  @Test
  void it_is_classified_and_the_theorems_speak_of_it() {
    var prediction =
        Prediction.of(
            new Classifier(new CacheOption().prover()),
            SOUND.with("negating", "", MACHINE.instructions().subList(added(), added() + 2)),
            Reading.INTENDED);
    assertThat(ClassificationText.of(prediction))
        .containsPattern("\nneg +- ")
        .containsPattern("\npneg +yes ");
    assertThat(prediction.theorem1().promises()).isTrue();
    assertThat(String.valueOf(ClassificationJson.of(prediction))).contains("pneg");
  }

  private static int added() {
    return SOUND.instructions().size();
  }

  @Test
  void it_is_to_be_proved_and_nothing_else_is() {
    assertThat(Obligations.of(MACHINE, List.of(SOUND)))
        .extracting(Obligation::id)
        .allMatch(id -> id.contains("neg"))
        .anyMatch(id -> id.equals("negating/trap-and-emulate lemma 1/neg"))
        .anyMatch(id -> id.startsWith("negating/trap-and-emulate lemma 2/pneg"))
        .anyMatch(id -> id.equals("negating/intended control sensitive/neg"));
  }

  @Test
  void its_ways_are_known() {
    for (var name : List.of("neg", "pneg")) {
      var subject = new StepSubject.Executed(MACHINE.instruction(name).orElseThrow());
      assertThat(StepSubject.all(SEMANTICS)).contains(subject);
      assertThat(Ways.of(SEMANTICS, subject, way -> true))
          .extracting(way -> way.ending().toString())
          .contains("completes")
          .filteredOn(ending -> ending.equals("traps: privileged"))
          .hasSize(name.equals("pneg") ? 1 : 0);
    }
  }

  /** Guests have it, monitors emulate the privileged one, and that is counted. */
  @Test
  void guests_are_generated_with_it_and_monitors_know_what_to_do() {
    var setting = Setting.of(MACHINE, List.of(new TrapAndEmulate()));
    var text = new Disassembler(MACHINE);
    var generated =
        LongStream.range(0, 50)
            .mapToObj(i -> setting.generator().program(1974, i))
            .flatMapToLong(program -> LongStream.of(program.words()))
            .mapToObj(text::instruction)
            .toList();
    assertThat(generated).anyMatch(line -> line.startsWith("neg "));
    assertThat(generated).anyMatch(line -> line.startsWith("pneg "));
    var result = Campaign.of(setting, 1974, 2_000).run();
    assertThat(result.verdict()).as(result.toString()).isEqualTo(CampaignVerdict.PASS);
    assertThat(result.coverage().emulated().get("pneg")).isPositive();
    assertThat(result.coverage().reflected().get("pneg")).isPositive();
    assertThat(result.coverage().emulated()).doesNotContainKey("neg");
  }
}
