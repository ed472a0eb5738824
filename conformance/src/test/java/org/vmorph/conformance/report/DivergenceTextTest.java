package org.vmorph.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.conformance.shrink.Shrunk;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Act;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.TrapAndEmulate;

/** What people see: every shape that a message has. */
class DivergenceTextTest {
  private static final Architecture SOUND = Machines.named("third-generation").orElseThrow();

  /** One of each rule at least, and every way in which a step can end otherwise. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lags-behind",
        "swallows-traps",
        "leaks-the-real-base",
        "loses-a-register",
        "breaks-down",
        "keeps-the-first",
        "any-word-is-an-instruction",
        "never-halts",
        "emulates-for-users",
        "forgets-to-reflect",
        "clamps-the-virtual-bound",
        "dies-of-triple-faults",
        "fetches-once",
        "puts-twice",
        "calls-all-emulated",
        "never-comes-back",
        "ticks-for-supervisors",
        "leaves-a-register",
        "scribbles",
        "traps-to-nowhere",
        "forgets-to-clamp",
        "single-steps",
        "keeps-one-for-all"
      })
  void of_a_broken_monitor(String name) throws IOException {
    var broken = BrokenMonitor.named(name);
    check(broken.rule() + "-" + name, broken.message());
  }

  @Test
  void an_instruction_that_leaves_supervisor_mode_with_the_reason() throws IOException {
    golden(
        "E1-jrst1",
        found(Settings.sound("jrst1", 1), Rule.E1),
        Optional.of(
            """
            jrstu changes the mode without trapping: control sensitive, not privileged.
            Theorem 1's condition fails here, so nothing is promised to a trap-and-emulate monitor.\
            """));
  }

  @Test
  void a_tower() throws IOException {
    golden("E1-read-b", found(Settings.sound("read-b", 2), Rule.E1), Optional.empty());
  }

  @Test
  void a_tower_of_different_monitors() throws IOException {
    var tower = Settings.tower("lra", List.of(new Hybrid(), new TrapAndEmulate()));
    golden("E1-lra-tower", found(tower, Rule.E1), Optional.empty());
  }

  @Test
  void a_long_program_as_it_was_found_with_the_steps_alike_left_out() throws IOException {
    var found =
        Campaign.of(Settings.sound("read-b", 1), 1974, 2000)
            .keepGoing(true)
            .run()
            .divergences()
            .stream()
            .filter(divergence -> divergence.step() > 20)
            .findFirst()
            .orElseThrow();
    check("E1-read-b-as-found", DivergenceText.print(Shrunk.not(found), Optional.empty()));
  }

  @Test
  void a_program_that_is_named_by_its_file() throws IOException {
    var shrunk = Shrinker.shrink(found(Settings.sound("smsw", 1), Rule.E1));
    check("E1-smsw-file", DivergenceText.print("my program.s", shrunk, Optional.empty()));
  }

  @Test
  void storage_that_is_not_the_guests_own_is_changed() throws IOException {
    golden("R1-store-past", found(Settings.sound("store-past", 1), Rule.R1), Optional.empty());
  }

  @Test
  void a_guest_seizes_control() throws IOException {
    var machine = flawed("seizing", set(SOUND.mode().cell(), literal(0, 1)));
    golden("R1-seizing", found(sound(machine), Rule.R1), Optional.empty());
  }

  @Test
  void more_differences_than_are_shown_and_words_of_many_bits() throws IOException {
    var found = found(Setting.of(SOUND, List.of(empty())), Rule.E1);
    assertThat(found.differences()).hasSizeGreaterThan(8);
    check("E1-empty-as-found", DivergenceText.print(Shrunk.not(found), Optional.empty()));
  }

  @Test
  void many_steps_at_once_differ() throws IOException {
    golden("E8-lazy", found(Setting.of(SOUND, List.of(lazy())), Rule.E8), Optional.empty());
  }

  @Test
  void what_should_have_run_directly_is_interpreted() throws IOException {
    var setting = Setting.of(SOUND, List.of(slow()));
    golden("F1-slow", found(setting, Rule.F1), Optional.empty());
  }

  private static Architecture flawed(String name, Act... acts) {
    var nop = SOUND.instruction("nop").orElseThrow();
    return SOUND.plus(name, "", instruction(0xf0, name, nop.form()).does(acts));
  }

  private static Setting sound(Architecture machine) {
    return Setting.of(machine, List.of(new TrapAndEmulate()));
  }

  private static Divergence found(Setting setting, Rule rule) {
    return Campaign.of(setting, 1974, 2000).keepGoing(true).run().first(rule).orElseThrow();
  }

  private static void golden(String name, Divergence found, Optional<String> why)
      throws IOException {
    check(name, DivergenceText.print(Shrinker.shrink(found), why));
  }

  private static void check(String name, String text) throws IOException {
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    // In which line a monitor of ours breaks down is nobody's affair.
    Golden.check("report/" + name + ".txt", text.replaceAll("(\\.java:)\\d+", "$1n"));
  }

  /** Interprets its guest's supervisor, and promises not to. */
  private static Vmm slow() {
    var promises = new TrapAndEmulate().efficiency();
    return Intercepted.monitor(
        "slow",
        new Hybrid(),
        (method, arguments, original) ->
            method.equals("efficiency") ? promises : original.answer(arguments));
  }

  /** Makes seven steps at most and says so, whatever it was asked for. */
  private static Vmm lazy() {
    return Intercepted.guestOf(
        "lazy",
        (method, arguments, original) ->
            method.equals("run")
                ? original.answer(Math.min(7, (long) arguments[0]))
                : original.answer(arguments));
  }

  /** Boots a guest whose storage is empty. */
  private static Vmm empty() {
    return Intercepted.monitor(
        "empty",
        new TrapAndEmulate(),
        (method, arguments, original) ->
            method.equals("boot")
                ? original.answer(arguments[0], new long[((long[]) arguments[1]).length])
                : original.answer(arguments));
  }
}
