package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.ProofCache;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem3;

/** What each definition says of each instruction of interest, as found by other means before. */
class DefinitionsTest {
  private static final Classifier CLASSIFIER =
      new Classifier(new Prover(Prover.ENOUGH, ProofCache.ofUser()));

  /**
   * S: it happens, the claim's negation is satisfiable; -: proved that it never does; V: vacuous.
   */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # machine        | instruction | not privileged | control | location | mode | general | user control | user location
          third-generation | add   | S | - | - | - | - | - | -
          third-generation | ld    | S | - | - | - | - | - | -
          third-generation | st    | S | - | - | - | - | - | -
          third-generation | jmp   | S | - | - | - | - | - | -
          third-generation | jal   | S | - | - | - | - | - | -
          third-generation | bltu  | S | - | - | - | - | - | -
          third-generation | lpsw  | - | S | - | - | - | - | -
          third-generation | lrb   | - | S | - | - | - | - | -
          third-generation | halt  | - | - | - | - | - | - | -
          third-generation | srb   | - | - | S | - | S | - | -
          third-generation | put   | - | S | - | - | - | - | -
          third-generation | svc   | S | - | - | - | - | - | -
          third-generation-timer | stt | - | S | - | - | - | - | -
          third-generation-timer | rdt | - | - | - | - | - | - | -
          third-generation-timer | add | S | - | - | - | - | - | -
          third-generation-timer | ld  | S | - | - | - | - | - | -
          third-generation-clock | rdc | - | - | - | - | - | - | -
          third-generation-clock | add | S | - | - | - | - | - | -
          jrst1            | jrstu | S | S | - | - | - | - | -
          lra              | lra   | S | - | S | - | S | - | S
          read-l           | rdl   | S | - | S | - | S | - | S
          smsw             | smsw  | S | - | - | S | S | - | -
          popf             | popf  | S | S | - | - | - | - | -
          user-nop         | lrn   | S | S | - | - | - | - | -
          move-from-sr     | mfsr  | S | - | S | S | S | - | S
          load-absolute    | lda   | S | - | S | - | S | - | S
          shrink           | shrb  | S | S | - | - | - | S | -
          read-b           | rdb   | S | - | - | - | - | - | -
          read-q           | rdq   | S | - | - | - | - | - | -
          store-past       | stp   | S | - | - | - | - | - | -
          trap-in-user     | tiu   | V | - | - | - | - | - | -
          needs-both       | nbo   | V | - | - | - | S | - | -
          """)
  void definitions_say_what_is_known(
      String name,
      String instruction,
      String notPrivileged,
      String control,
      String location,
      String mode,
      String general,
      String userControl,
      String userLocation) {
    var c = of(named(name), instruction, Reading.INTENDED);
    assertThat(
            List.of(
                letter(c.privileged()),
                letter(c.verdict("control sensitive").orElseThrow()),
                letter(c.verdict("location sensitive").orElseThrow()),
                letter(c.verdict("mode sensitive").orElseThrow()),
                letter(c.verdict("behaviour sensitive").orElseThrow()),
                letter(c.verdict("user control sensitive").orElseThrow()),
                letter(c.verdict("user location sensitive").orElseThrow())))
        .containsExactly(
            notPrivileged, control, location, mode, general, userControl, userLocation);
  }

  @Test
  void read_literally_a_supervisor_call_is_sensitive_and_no_machine_with_one_passes_theorem_1() {
    var svc = of(named("third-generation"), "svc", Reading.LITERAL);
    assertThat(svc.critical()).isTrue();
    assertThat(svc.sensitive(Scope.USER).refuted()).isTrue();
  }

  @Test
  void a_supervisor_call_never_completes_in_user_mode_and_does_a_hybrid_monitor_no_harm() {
    var svc = of(named("third-generation"), "svc", Reading.LITERAL);
    assertThat(svc.userCritical()).isFalse();
  }

  @Test
  void literally_too_an_instruction_that_reads_the_new_psw_shows_where_it_is() {
    var machine = named("third-generation");
    var registers = (File) machine.component("r").orElseThrow();
    var one = machine.storage().at(literal(1, 20));
    var form = machine.instruction("nop").orElseThrow().form();
    var rdn =
        instruction(0xf0, "rdn", form)
            .says("Load r1 from word 1 of storage, not relocated.")
            .does(set(registers.at(literal(1, 4)), one));
    var alone = machine.with("m", "", List.of(rdn));
    var literal = CLASSIFIER.classify(alone, Reading.LITERAL).getFirst();
    assertThat(literal.happens("location sensitive")).isTrue();
    assertThat(literal.userCritical()).isTrue();
  }

  @Test
  void the_68000_passes_theorem_3_as_intended_and_fails_it_shadowed() {
    var m68000 = named("m68000");
    var intended = CLASSIFIER.classify(m68000, Reading.INTENDED);
    var shadowed = CLASSIFIER.classify(m68000, Reading.SHADOWED);
    assertThat(Theorem1.of(intended).named()).containsExactly("move-from-sr");
    assertThat(Theorem3.of(intended).promises()).isTrue();
    assertThat(Theorem3.of(shadowed).named()).containsExactly("move-from-sr");
  }

  @Test
  void under_shadowed_move_from_sr_depends_on_mode_trace_and_interrupt_mask() {
    var c = of(named("m68000"), "move-from-sr", Reading.SHADOWED);
    assertThat(
            c.dependsOn(Scope.ALL).entrySet().stream()
                .filter(e -> e.getValue().refuted())
                .map(e -> e.getKey()))
        .containsExactlyInAnyOrder("S", "T", "I");
  }

  @Test
  void under_shadowed_reading_b_is_critical() {
    assertThat(of(named("read-b"), "rdb", Reading.SHADOWED).critical()).isTrue();
  }

  private static Architecture named(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static Classification of(Architecture machine, String instruction, Reading reading) {
    var alone =
        machine.with(
            machine.name(),
            machine.says(),
            List.of(machine.instruction(instruction).orElseThrow()));
    return CLASSIFIER.classify(alone, reading).get(0);
  }

  private static String letter(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved p -> "-";
      case Verdict.Refuted r -> "S";
      case Verdict.Vacuous v -> "V";
      case Verdict.Unknown u -> "unknown: " + u.reason();
    };
  }
}
