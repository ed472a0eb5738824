package org.vmorph.conformance.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;

/**
 * The conformance kit: a test class that implements this and says which monitor it is about has a
 * test for each rule.
 *
 * <pre>{@code
 * class MyMonitorTest implements VmmConformance {
 *   @Override
 *   public Vmm monitor() {
 *     return new MyMonitor();
 *   }
 * }
 * }</pre>
 *
 * <p>The kit owns the hardware: the monitor is booted on a machine that sees what is done to
 * storage, to R and to the processor. What a monitor does not promise is lowered in {@link
 * #claims}, and shown as skipped with the reason. A rule that was not tried fails as inconclusive.
 */
@ExtendWith(Examiner.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
public interface VmmConformance {
  /** The monitor. It may be booted many times, by several threads at once. */
  Vmm monitor();

  /** The machine it is a monitor of. */
  default Architecture machine() {
    return Machines.named("third-generation").orElseThrow();
  }

  /** What it is held to: everything it claims of itself. */
  default Claims claims() {
    return Claims.ALL;
  }

  /** How many programs are generated. */
  default long programs() {
    return 10_000;
  }

  /** Where programs come from: the same seed, the same programs. */
  default long seed() {
    return 1974;
  }

  /**
   * w, the storage of a guest: as much as its machine's guests usually have, for which the
   * machine's test states are as well. On the paper's machine it is 64, and 48 at least.
   */
  default int words() {
    return Setting.usualWords(machine());
  }

  /**
   * How long the monitor may take for an answer. One that does not come back is left where it is,
   * and the rules are inconclusive.
   */
  default Duration patience() {
    return Patience.USUAL.most();
  }

  /**
   * A folder of {@code .case} files that are replayed before anything else: failures once found,
   * and never to come back. Not there: no cases.
   */
  default Optional<Path> cases() {
    return Optional.of(Path.of("src", "test", "cases"));
  }

  @Test
  @DisplayName("E1 same step, same state")
  default void e1_same_step_same_state(Examination examination) {
    examination.require(Rule.E1);
  }

  @Test
  @DisplayName("E2 same halt")
  default void e2_same_halt(Examination examination) {
    examination.require(Rule.E2);
  }

  @Test
  @DisplayName("E3 a trap of virtual user mode reaches the guest")
  default void e3_a_trap_of_virtual_user_mode_reaches_the_guest(Examination examination) {
    examination.require(Rule.E3);
  }

  @Test
  @DisplayName("E4 odd bounds")
  default void e4_odd_bounds(Examination examination) {
    examination.require(Rule.E4);
  }

  @Test
  @DisplayName("E5 traps that never end")
  default void e5_traps_that_never_end(Examination examination) {
    examination.require(Rule.E5);
  }

  @Test
  @DisplayName("E6 self-modifying code")
  default void e6_self_modifying_code(Examination examination) {
    examination.require(Rule.E6);
  }

  @Test
  @DisplayName("E7 the console says the same")
  default void e7_the_console_says_the_same(Examination examination) {
    examination.require(Rule.E7);
  }

  @Test
  @DisplayName("E8 many steps at once are the same steps")
  default void e8_many_steps_at_once_are_the_same_steps(Examination examination) {
    examination.require(Rule.E8);
  }

  @Test
  @DisplayName("E9 the guest has a timer of its own")
  default void e9_the_guest_has_a_timer_of_its_own(Examination examination) {
    examination.require(Rule.E9);
  }

  @Test
  @DisplayName("E10 boot is a reset")
  default void e10_boot_is_a_reset(Examination examination) {
    examination.require(Rule.E10);
  }

  @Test
  @DisplayName("R1 a guest touches only what it owns")
  default void r1_a_guest_touches_only_what_it_owns(Examination examination) {
    examination.require(Rule.R1);
  }

  @Test
  @DisplayName("R2 guests do not influence each other")
  default void r2_guests_do_not_influence_each_other(Examination examination) {
    examination.require(Rule.R2);
  }

  @Test
  @DisplayName("R3 the hardware's R lies within the guest")
  default void r3_the_hardware_r_lies_within_the_guest(Examination examination) {
    examination.require(Rule.R3);
  }

  @Test
  @DisplayName("R4 no guest starves")
  default void r4_no_guest_starves(Examination examination) {
    examination.require(Rule.R4);
  }

  @Test
  @DisplayName("F1 innocuous instructions run directly")
  default void f1_innocuous_instructions_run_directly(Examination examination) {
    examination.require(Rule.F1);
  }

  @Test
  @DisplayName("T1 a monitor under itself")
  default void t1_a_monitor_under_itself(Examination examination) {
    examination.require(Rule.T1);
  }

  @Test
  @DisplayName("T2 the trap law")
  default void t2_the_trap_law(Examination examination) {
    examination.require(Rule.T2);
  }

  /** A test for each rule that {@link #claims} has beside those of the kit. */
  @TestFactory
  @DisplayName("rules of one's own")
  default Stream<DynamicTest> rules_of_ones_own(Examination examination) {
    return examination.subject().claims().rules().ofOthers().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id() + " " + rule.title(), () -> examination.require(rule)));
  }
}
