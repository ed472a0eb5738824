package org.vmorph.conformance.run.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmorph.conformance.edge.Missed;
import org.vmorph.conformance.edge.Vectors;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;

/** What the programs compared after every step have reached, and what they have not. */
class SampleTest {
  private static final Setting SETTING = Settings.sound("third-generation", 1);
  private static final Architecture MACHINE = SETTING.machine();

  private static Sample of(long... words) {
    var storage = new long[SETTING.words()];
    System.arraycopy(words, 0, storage, 2, words.length);
    var sample = new Sample(SETTING.semantics());
    new Lockstep(SETTING)
        .run(new GuestProgram(MACHINE, storage, new long[0], 0, 0), sample.program());
    return sample;
  }

  private static long word(String name, long... operands) {
    var instruction = MACHINE.instruction(name).orElseThrow();
    return instruction.encode(operands);
  }

  @Test
  void every_step_is_a_guard_and_every_two_are_a_pair() {
    var sample = of(word("li", 1, 7), word("st", 1, 0, 9), word("srb", 2), word("halt"));
    assertThat(sample.guards())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "li s completes", "st s completes", "srb s completes", "halt s halts");
    assertThat(sample.pairs())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("registers-store", "store-privileged", "privileged-halt");
  }

  @Test
  void the_mode_is_the_one_before_the_step() {
    // The trap loads a PSW of user mode; the next one is refused, and its trap as well.
    var storage = new long[SETTING.words()];
    storage[1] = 1L << 63 | 5L << 40 | 64;
    storage[2] = word("svc", 1);
    storage[5] = word("halt");
    var sample = new Sample(SETTING.semantics());
    new Lockstep(SETTING)
        .run(new GuestProgram(MACHINE, storage, new long[0], 0, 0), sample.program());
    assertThat(sample.guards())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("svc s traps: svc", "halt u traps: privileged");
    assertThat(sample.pairs())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("call-refused", "refused-refused");
  }

  @Test
  void what_no_program_reached_is_named() {
    var vectors = Vectors.of(MACHINE).orElseThrow();
    var missed = Missed.guards(vectors, SETTING, of(word("halt")));
    assertThat(missed.reached()).isEqualTo(1);
    assertThat(missed.not())
        .hasSize(vectors.states().guards().size() - 1)
        .contains("fetch u traps: memory", "halt u traps: privileged", "ld s completes")
        .doesNotContain("halt s halts");
  }

  @Test
  void a_campaign_counts_its_sample_alone() {
    var result = Campaign.of(SETTING, 1974, 300).run();
    var guards = result.coverage().sample().guards();
    assertThat(guards).hasSizeGreaterThan(20);
    assertThat(Vectors.of(MACHINE).orElseThrow().states().guards()).containsAll(guards);
    assertThat(result.lockstep()).isEqualTo(3);
    assertThat(Campaign.of(SETTING, 1974, 300).onThreads(1).run().coverage().sample().guards())
        .isEqualTo(guards);
  }
}
