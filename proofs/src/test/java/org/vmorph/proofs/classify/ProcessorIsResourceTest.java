package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem3;

/** N6: whether to stop the processor is to change a resource. */
class ProcessorIsResourceTest {
  private static final Architecture SOUND = Machines.named("third-generation").orElseThrow();
  private static final Instruction HALT = SOUND.instruction("halt").orElseThrow();

  /** The specimen: a halt that anybody may execute. */
  private static final Instruction STOP =
      instruction(0xf1, "stop", HALT.form()).says("Stop, in any mode.").jumps(halt());

  private static final Architecture SPECIMEN = SOUND.plus("unprivileged-halt", "", STOP);

  static List<Reading> readings() {
    return List.of(Reading.LITERAL, Reading.INTENDED, Reading.SHADOWED);
  }

  private static Classification of(Instruction instruction, Reading reading) {
    var alone = SOUND.with("m", "", List.of(instruction));
    return new Classifier(new Prover()).classify(alone, reading).get(0);
  }

  @Test
  void an_unprivileged_halt_fails_theorems_1_and_3_only_where_the_processor_is_a_resource() {
    var classifier = new Classifier(new Prover());
    var without = classifier.classify(SPECIMEN, Reading.INTENDED);
    var with = classifier.classify(SPECIMEN, Reading.INTENDED.withProcessor());
    assertThat(Theorem1.of(without).promises()).isTrue();
    assertThat(Theorem3.of(without).promises()).isTrue();
    assertThat(Theorem1.of(with).named()).containsExactly("stop");
    assertThat(Theorem3.of(with).named()).containsExactly("stop");
  }

  @ParameterizedTest
  @MethodSource("readings")
  void to_stop_is_control_and_not_behaviour_under_every_reading(Reading reading) {
    var without = of(STOP, reading);
    var with = of(STOP, reading.withProcessor());
    assertThat(without.sensitive(Scope.ALL).refuted()).isFalse();
    assertThat(with.happens("control sensitive")).isTrue();
    assertThat(with.happens("user control sensitive")).isTrue();
    assertThat(with.happens("supervisor control sensitive")).isTrue();
    assertThat(with.happens("mode sensitive")).isFalse();
    assertThat(with.happens("behaviour sensitive")).isFalse();
  }

  @Test
  void the_privileged_halt_is_innocuous_or_control_sensitive_and_never_critical() {
    var without = of(HALT, Reading.INTENDED);
    var with = of(HALT, Reading.INTENDED.withProcessor());
    assertThat(without.sensitive(Scope.ALL).refuted()).isFalse();
    assertThat(with.happens("control sensitive")).isTrue();
    assertThat(with.happens("user control sensitive")).as("it traps there").isFalse();
    assertThat(with.critical()).isFalse();
  }

  @Test
  void a_halt_in_user_mode_only_shows_the_mode_whether_or_not_the_processor_is_a_resource() {
    var user = SOUND.mode().cell().is(SOUND.mode().user());
    var odd =
        instruction(0xf2, "odd", HALT.form())
            .jumps(when(user, halt()), set(SOUND.programCounter(), SOUND.programCounter()));
    assertThat(of(odd, Reading.INTENDED).happens(BehaviourSensitive.MODE)).isTrue();
    assertThat(of(odd, Reading.INTENDED.withProcessor()).happens(BehaviourSensitive.MODE)).isTrue();
  }
}
