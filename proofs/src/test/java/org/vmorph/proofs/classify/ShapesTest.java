package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem3;
import org.vmorph.proofs.theorems.TheoremVerdict;

/** What the definitions say of machines that decide in other ways where an address leads. */
class ShapesTest {
  private static final Classifier CLASSIFIER = new Classifier(new Prover());

  /**
   * S: it happens; -: proved that it never does; V: vacuous; .: not asked, for there is no (l, b).
   * Of three modes "privileged" and "mode" compare the two at the ends.
   */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # machine              | instruction | not privileged | control | location | mode | user control
          third-generation-pages | add   | S | - | . | - | -
          third-generation-pages | ld    | S | - | . | - | -
          third-generation-pages | st    | S | - | . | - | -
          third-generation-pages | jmp   | S | - | . | - | -
          third-generation-pages | svc   | S | - | . | - | -
          third-generation-pages | lpsw  | - | S | . | - | -
          third-generation-pages | lpr   | - | S | . | - | -
          third-generation-pages | spr   | - | - | . | - | -
          third-generation-pages | size  | - | - | . | - | -
          third-generation-pages | lda   | - | - | . | - | -
          third-generation-pages | sta   | - | - | . | - | -
          third-generation-pages | put   | - | S | . | - | -
          pages-lra              | lra   | S | - | . | - | -
          pages-probe            | probe | S | - | . | - | -
          pages-in-storage       | ltb   | - | S | . | - | -
          pages-in-storage       | st    | S | - | . | - | -
          third-generation-protect | ld   | S | - | . | - | -
          third-generation-protect | st   | S | - | . | - | -
          third-generation-protect | lpsw | - | S | . | - | -
          third-generation-protect | lpp  | - | S | . | - | -
          third-generation-protect | spp  | - | - | . | - | -
          third-generation-protect | size | - | - | . | - | -
          protect-lra              | lra  | S | - | . | - | -
          third-generation-rings   | ld   | S | - | - | - | -
          third-generation-rings   | svc  | S | - | - | - | -
          third-generation-rings   | lpsw | - | S | - | - | -
          third-generation-rings   | rpsw | - | S | - | - | -
          third-generation-rings   | lrb  | - | S | - | - | -
          third-generation-rings   | srb  | - | - | S | - | -
          third-generation-rings   | ldl  | - | S | - | - | -
          third-generation-rings   | sdl  | - | - | - | - | -
          rings-return             | rpsu | S | S | - | - | S
          rings-svc-fixed          | svc  | S | - | - | - | -
          """)
  void definitions_say_what_is_known(
      String name,
      String instruction,
      String notPrivileged,
      String control,
      String location,
      String mode,
      String userControl) {
    var machine = Machines.named(name).orElseThrow();
    var alone =
        machine.with(
            machine.name(),
            machine.says(),
            List.of(machine.instruction(instruction).orElseThrow()));
    var c = CLASSIFIER.classify(alone, Reading.INTENDED).getFirst();
    assertThat(
            List.of(
                letter(c.privileged()),
                letter(c.verdict("control sensitive")),
                letter(c.verdict("location sensitive")),
                letter(c.verdict("mode sensitive")),
                letter(c.verdict("user control sensitive"))))
        .containsExactly(notPrivileged, control, location, mode, userControl);
  }

  /** Of a machine of another shape the definitions say too little for a theorem to hold. */
  @ParameterizedTest
  @ValueSource(
      strings = {"third-generation-pages", "third-generation-protect", "third-generation-rings"})
  void no_theorem_is_said_to_hold(String name) {
    var machine = Machines.named(name).orElseThrow();
    var alone =
        machine.with(
            machine.name(), machine.says(), List.of(machine.instruction("nop").orElseThrow()));
    var parts = CLASSIFIER.classify(alone, Reading.INTENDED);
    assertThat(Theorem1.of(parts).outcome()).isEqualTo(TheoremVerdict.Outcome.UNKNOWN);
    assertThat(Theorem3.of(parts).outcome()).isEqualTo(TheoremVerdict.Outcome.UNKNOWN);
  }

  private static String letter(Optional<Verdict> verdict) {
    return verdict.map(ShapesTest::letter).orElse(".");
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
