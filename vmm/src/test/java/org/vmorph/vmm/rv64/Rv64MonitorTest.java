package org.vmorph.vmm.rv64;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.text.Program;

/**
 * Guests of the monitor for RV64 end as they do on the machine that it makes: with the same
 * console, registers, registers of control and storage; under one of it, under two, and under
 * three.
 */
class Rv64MonitorTest {
  static final Program MONITOR = MonitorText.asItIs();

  private static final long STEPS = 100_000_000;

  static Stream<Arguments> small() {
    return Rv64Guests.SMALL.stream()
        .flatMap(name -> IntStream.rangeClosed(1, 3).mapToObj(depth -> Arguments.of(name, depth)));
  }

  private static void sameEnd(Program guest, Storeys.Setting setting, int depth) {
    var bare = new Storeys(MONITOR, 0, setting, guest);
    assertThat(bare.ends(STEPS)).as("it ends on the bare machine").isTrue();
    endsLike(
        "under %d monitors".formatted(depth),
        bare,
        new Storeys(MONITOR, depth, setting, guest),
        STEPS);
  }

  /** It ends, within so many steps, as it has without monitors. */
  static void endsLike(String what, Storeys bare, Storeys virtual, long steps) {
    assertThat(virtual.ends(steps)).as("%s: it ends", what).isTrue();
    assertThat(Storeys.differences(bare, virtual)).as(what).isEqualTo(List.of());
    assertThat(virtual.overwritten(MONITOR))
        .as("%s: monitors' instructions that changed", what)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("small")
  void what_other_monitors_get_wrong(String name, int depth) {
    sameEnd(Rv64Guests.small(name), Storeys.Setting.usual(), depth);
  }

  /** For when the timer was set depends on the time. */
  @ParameterizedTest
  @CsvSource({"hello,1", "hello,2", "hello,3", "firmware,1", "firmware,2", "firmware,3"})
  void the_examples(String name, int depth) {
    sameEnd(Rv64Guests.example(name), Storeys.Setting.usual().apartFrom("mtimecmp"), depth);
  }

  /** The usual machine has four entries, so its guest has one, and they need no more. */
  @ParameterizedTest
  @CsvSource({"hello", "firmware"})
  void the_examples_on_the_usual_machine(String name) {
    sameEnd(Rv64Guests.example(name), Storeys.Setting.usual(1).apartFrom("mtimecmp"), 1);
  }

  /** A guest that has none protects nothing, as a machine without any does not. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void a_guest_without_protection(int depth) {
    sameEnd(Rv64Guests.small("calls"), Storeys.Setting.usual(0), depth);
  }

  /**
   * The kernel gives each of its programs the processor for 1,000 ticks at a time, which is less
   * than what its own machine mode takes under a monitor: so it has to give them more.
   */
  @ParameterizedTest
  @CsvSource({"1,3000", "2,30000", "3,300000"})
  void the_kernel_with_time_enough(int depth, int slice) {
    var guest = Rv64Guests.example("kernel", ".equ  SLICE, 1000", ".equ  SLICE, " + slice);
    var setting = Storeys.Setting.usual().apartFrom("mtimecmp");
    sameEnd(guest, setting, depth);
  }

  /** Where WFI waits the guest waits as well, for what it has enabled. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void waiting(int depth) {
    var setting = Storeys.Setting.usual().with("wfi", "waits");
    sameEnd(Rv64Guests.small("waiting"), setting, depth);
  }

  /** What a machine makes of what is written it says itself. */
  @ParameterizedTest
  @CsvSource({
    "pmp-grain,2,legal",
    "pmp-grain,10,legal",
    "asid-bits,16,legal",
    "fs,kept,legal",
    "accessed-and-dirty,update,spaces",
    "accessed-and-dirty,update,looking",
    "misaligned,done,looking",
    "wfi-in-user-mode,done,illegal"
  })
  void other_machines(String parameter, String value, String name) {
    sameEnd(Rv64Guests.small(name), Storeys.Setting.usual().with(parameter, value), 1);
  }

  /** All 4,096 numbers. */
  @Test
  void every_number_of_a_register() {
    sameEnd(Rv64Guests.small("numbers"), Storeys.Setting.usual(), 1);
  }
}
