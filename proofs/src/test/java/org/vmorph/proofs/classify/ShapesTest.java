package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.ProofCache;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem3;
import org.vmorph.proofs.theorems.TheoremVerdict;
import org.vmorph.proofs.theorems.TheoremVerdict.Outcome;

/** What the definitions say of machines that decide in other ways where an address leads. */
class ShapesTest {
  private static final Classifier CLASSIFIER =
      new Classifier(new Prover(Prover.ENOUGH, ProofCache.ofUser()));

  /**
   * S: it happens; -: proved that it never does; V: vacuous; .: not asked, for nothing moves a
   * window. An instruction of the middle ring is privileged too.
   */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # machine              | instruction | not privileged | control | location | mode | user control
          third-generation-pages | add   | S | - | - | - | -
          third-generation-pages | ld    | S | - | - | - | -
          third-generation-pages | st    | S | - | - | - | -
          third-generation-pages | jmp   | S | - | - | - | -
          third-generation-pages | svc   | S | - | - | - | -
          third-generation-pages | lpsw  | - | S | - | - | -
          third-generation-pages | lpr   | - | S | - | - | -
          third-generation-pages | spr   | - | - | S | - | -
          third-generation-pages | size  | - | - | - | - | -
          third-generation-pages | lda   | - | - | S | - | -
          third-generation-pages | sta   | - | - | S | - | -
          third-generation-pages | put   | - | S | - | - | -
          pages-lra              | lra   | S | - | S | - | -
          pages-probe            | probe | S | - | - | - | -
          pages-in-storage       | ltb   | - | S | . | - | -
          pages-in-storage       | st    | S | S | . | - | S
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
    var c = CLASSIFIER.classify(alone(name, instruction), Reading.INTENDED).getFirst();
    assertThat(
            List.of(
                letter(c.privileged()),
                letter(c.verdict("control sensitive")),
                letter(c.verdict("location sensitive")),
                letter(c.verdict("mode sensitive")),
                letter(c.verdict("user control sensitive"))))
        .containsExactly(notPrivileged, control, location, mode, userControl);
  }

  /** What the theorems say, and because of which instructions. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          third-generation-pages   | nop  | HOLDS   | HOLDS   | []
          pages-lra                | lra  | FAILS   | FAILS   | []
          pages-probe              | probe| HOLDS   | HOLDS   | []
          pages-in-storage         | st   | FAILS   | FAILS   | []
          pages-in-storage         | nop  | UNKNOWN | UNKNOWN | []
          third-generation-protect | st   | HOLDS   | HOLDS   | []
          protect-lra              | lra  | HOLDS   | HOLDS   | []
          third-generation-rings   | rpsw | HOLDS   | HOLDS   | []
          rings-return             | rpsu | FAILS   | FAILS   | []
          rings-svc-fixed          | svc  | HOLDS   | HOLDS   | [trap direction]
          """)
  void theorems_follow(
      String name, String instruction, Outcome theorem1, Outcome theorem3, String caveats) {
    var parts = CLASSIFIER.classify(alone(name, instruction), Reading.INTENDED);
    assertThat(Theorem1.of(parts).outcome()).isEqualTo(theorem1);
    assertThat(Theorem3.of(parts).outcome()).isEqualTo(theorem3);
    assertThat(Theorem1.of(parts).caveats().stream().map(TheoremVerdict.Caveat::condition).toList())
        .hasToString(caveats);
  }

  private static Architecture alone(String name, String instruction) {
    var machine = Machines.named(name).orElseThrow();
    return machine.with(
        machine.name(), machine.says(), List.of(machine.instruction(instruction).orElseThrow()));
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
