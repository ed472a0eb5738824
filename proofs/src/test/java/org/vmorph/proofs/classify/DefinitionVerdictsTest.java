package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.symbolic.Prover;

/** What was asked of an instruction, in words, and the forms with every state in one mode. */
class DefinitionVerdictsTest {
  private static Architecture machine(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static Classification of(String machine, String instruction, Reading reading) {
    var whole = machine(machine);
    var alone = whole.with("m", "", List.of(whole.instruction(instruction).orElseThrow()));
    return new Classifier(new Prover()).classify(alone, reading).get(0);
  }

  private static List<DefinitionVerdict> answers(
      String machine, String instruction, Reading reading) {
    return DefinitionVerdicts.of(of(machine, instruction, reading));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # machine        | instruction | supervisor control | supervisor location
          third-generation | add         | no  | no
          third-generation | lrb         | yes | no
          third-generation | srb         | no  | yes
          third-generation | halt        | no  | no
          smsw             | smsw        | no  | no
          popf             | popf        | yes | no
          jrst1            | jrstu       | yes | no
          lra              | lra         | no  | yes
          """)
  void supervisor_sensitive_is_the_same_with_s(
      String machine, String instruction, String control, String location) {
    var answers = answers(machine, instruction, Reading.INTENDED);
    assertThat(word(answers, "supervisor control sensitive")).isEqualTo(control);
    assertThat(word(answers, "supervisor location sensitive")).isEqualTo(location);
    var sensitive = of(machine, instruction, Reading.INTENDED).sensitive(Scope.SUPERVISOR);
    assertThat(sensitive.refuted()).isEqualTo(control.equals("yes") || location.equals("yes"));
  }

  @Test
  void what_happens_in_one_mode_only_is_sensitive_in_that_mode_only() {
    var sound = machine("third-generation");
    var user = sound.mode().cell().is(sound.mode().user());
    var bound = sound.relocation().orElseThrow().bound();
    var nop = sound.instruction("nop").orElseThrow().form();
    for (var when : List.of(user, user.not())) {
      var odd = instruction(0xf3, "odd", nop).does(when(when, set(bound, literal(0, 20))));
      var alone = sound.with("m", "", List.of(odd));
      var c = new Classifier(new Prover()).classify(alone, Reading.INTENDED).get(0);
      assertThat(c.happens("control sensitive")).isTrue();
      assertThat(c.happens("user control sensitive")).isEqualTo(when.equals(user));
      assertThat(c.happens("supervisor control sensitive")).isEqualTo(!when.equals(user));
    }
  }

  @Test
  void under_shadowed_a_supervisor_form_knows_no_dependence_on_the_mode() {
    var answers = answers("m68000", "move-from-sr", Reading.SHADOWED);
    assertThat(word(answers, "supervisor depends on I")).isEqualTo("yes");
    assertThat(answers.stream().map(DefinitionVerdict::name))
        .contains("depends on S", "user depends on T")
        .doesNotContain("supervisor depends on S", "user depends on S");
  }

  @Test
  void a_question_of_both_theorems_is_told_once_and_of_one_theorem_by_its_scope() {
    assertThat(answers("store-past", "stp", Reading.INTENDED).stream().map(DefinitionVerdict::name))
        .doesNotHaveDuplicates()
        .contains("observes b", "escape", "user escape", "trap parity", "user trap parity")
        .doesNotContain("user observes b");
  }

  @Test
  void of_several_forms_of_a_condition_the_one_the_witness_is_of_is_told() {
    assertThat(sentence("trap-in-user", "tiu", "trap parity")).contains("equal but for M");
    assertThat(sentence("store-past", "stp", "user trap parity"))
        .contains("in user mode with the same window, equal but for l");
  }

  @Test
  void a_sentence_says_which_traps_the_reading_leaves_out() {
    assertThat(sentence(answers("smsw", "smsw", Reading.INTENDED), "mode sensitive"))
        .contains("neither trapping");
    assertThat(sentence(answers("smsw", "smsw", Reading.LITERAL), "mode sensitive"))
        .contains("neither taking a memory trap or a fault");
    var processor = answers("smsw", "smsw", Reading.INTENDED.withProcessor());
    assertThat(sentence(processor, "control sensitive")).endsWith("or the processor stops.");
  }

  private static String sentence(String machine, String instruction, String name) {
    return sentence(answers(machine, instruction, Reading.INTENDED), name);
  }

  private static String sentence(List<DefinitionVerdict> answers, String name) {
    return named(answers, name).sentence();
  }

  private static String word(List<DefinitionVerdict> answers, String name) {
    return named(answers, name).word();
  }

  private static DefinitionVerdict named(List<DefinitionVerdict> answers, String name) {
    return answers.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }
}
