package org.vmorph.model.machines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;

/** Programs of the machine with rings. */
class RingsTest {
  private static final Architecture MACHINE = named("third-generation-rings");

  private static final int WORDS = 256;

  /** Ring 0 prints ring and cause of its old PSW, and r1, and halts. */
  private static final String SYSTEM =
      """
              .word 0                     ; ring 0: old
              .psw ring0, zero, 0, 256    ;         new
              .word 0                     ; ring 1: old
              .psw NEW, one, 64, 64
              .word 0                     ; ring 2: old
              .psw ring2, two, 128, 64
      start:  jmp  begin
      zero:   ld    r9, 0
              li    r8, PSW.cause
              shr   r9, r8
              li    r8, 31
              and   r9, r8
              put   r9
              put   r1
              halt
      begin:  li    r1, DELEGATED
              ldl   r1
              lpsw  FIRST
      in2:    .psw  ring2, 0, 128, 64
      in1:    .psw  ring1, 32, 64, 64
      in0:    .psw  ring0, back, 0, 256
      in3:    .psw  3, 0, 128, 64
      back:   svc   0
      .org 64
      one = . - 64
      """;

  private static Architecture named(String name) {
    return Machines.named(name).orElseThrow();
  }

  /**
   * A run of the machine.
   *
   * @param delegated D
   * @param first the PSW that ring 0 goes on with
   * @param one the text of ring 1: at 0 its handler, its other code at 32
   * @param two the text of ring 2: at 0 where it begins, at 32 its handler
   */
  private static Bench halted(
      Architecture machine, String delegated, String first, String one, String two) {
    var text =
        SYSTEM.replace("DELEGATED", delegated).replace("FIRST", first).replace("NEW", "ring1")
            + one
            + "\n.org 128\n"
            + two
            + "\ntwo = 32\n";
    return Bench.halted(machine, WORDS, text);
  }

  private static long[] output(String delegated, String first, String one, String two) {
    return halted(MACHINE, delegated, first, one, two).output();
  }

  private static long seen(int ring, int cause) {
    return ring << 3 | cause;
  }

  private static final String SVC_TO_1 = "1 << 6";
  private static final String SVC_TO_2 = "2 << 6";
  private static final String SVC_TO_3 = "3 << 6";
  private static final String NONE = "0";

  @Test
  void a_trap_goes_to_ring_0_unless_it_is_delegated() {
    assertThat(output(NONE, "in2", "", "li r1, 7\n svc 0")).containsExactly(seen(2, 4), 7);
    assertThat(output(NONE, "in1", ".org 96\n li r1, 8\n svc 0", ""))
        .containsExactly(seen(1, 4), 8);
  }

  @Test
  void a_trap_that_is_delegated_goes_to_ring_1_with_its_own_psws() {
    var after = halted(MACHINE, SVC_TO_1, "in2", "addi r1, 1\n halt", "li r1, 7\n svc 0");
    assertThat(after.output()).as("ring 1 is refused a halt").containsExactly(seen(1, 2), 8);
    assertThat(after.get("E", 2) >> 60).as("the ring it came from").isEqualTo(2);
    assertThat(after.get("E", 4)).isZero();
  }

  @Test
  void no_trap_goes_to_a_less_privileged_ring() {
    var deeper = SVC_TO_2;
    assertThat(output(deeper, "in0", "", "")).containsExactly(seen(0, 4), 2 << 6);
    assertThat(output(deeper, "in1", "addi r1, 1\n halt\n .org 96\n li r1, 7\n svc 0", ""))
        .as("from ring 1 to ring 1")
        .containsExactly(seen(1, 2), 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {SVC_TO_2, SVC_TO_3})
  void a_trap_of_ring_2_can_be_its_own_and_3_is_2(String delegated) {
    var after =
        halted(MACHINE, delegated, "in2", "", "li r1, 7\n svc 0\n .org 160\n addi r1, 2\n halt");
    assertThat(after.output()).containsExactly(seen(2, 2), 9);
    assertThat(after.get("E", 4) >> 57).isEqualTo(seen(2, 4));
  }

  @Test
  void a_new_psw_leads_to_no_more_privileged_ring_than_its_own() {
    var text =
        SYSTEM.replace("DELEGATED", SVC_TO_1).replace("FIRST", "in2").replace("NEW", "ring0")
            + "li r1, 5\n halt\n .org 128\n li r1, 7\n svc 0\n two = 32\n";
    assertThat(Bench.halted(MACHINE, WORDS, text).output()).containsExactly(seen(1, 2), 5);
  }

  @Test
  void ring_1_returns_to_ring_2_and_not_to_ring_0() {
    var down = "rpsw 16\n .org 80\n .psw ring2, 40, 128, 64";
    assertThat(output(SVC_TO_1, "in2", down, "li r1, 7\n svc 0\n .org 168\n addi r1, 3\n halt"))
        .containsExactly(seen(2, 2), 10);
    var up = "rpsw 16\n .org 80\n .psw ring0, 20, 64, 64\n .org 84\n halt";
    assertThat(output(SVC_TO_1, "in2", up, "li r1, 7\n svc 0"))
        .as("what is loaded for ring 0 is ring 1")
        .containsExactly(seen(1, 2), 7);
  }

  @Test
  void ring_2_is_refused_what_ring_1_may() {
    assertThat(output(NONE, "in2", "", "li r1, 7\n rpsw 0")).containsExactly(seen(2, 2), 7);
  }

  @ParameterizedTest
  @CsvSource({"in1, 1", "in2, 2"})
  void what_is_of_level_0_is_refused_all_rings_but_0(String first, int ring) {
    for (var refused :
        new String[] {
          "lpsw 0", "lrb r1", "srb r1", "ldl r1", "sdl r1", "halt", "put r1", "get r1"
        }) {
      var text = "li r1, 7\n" + refused;
      assertThat(output(NONE, first, ".org 96\n" + text, text))
          .as(refused)
          .containsExactly(seen(ring, 2), 7);
    }
  }

  @Test
  void ring_3_is_ring_2() {
    assertThat(output(NONE, "in3", "", "li r1, 7\n svc 0")).containsExactly(seen(2, 4), 7);
  }

  @Test
  void a_ring_is_confined_to_its_window() {
    assertThat(output(NONE, "in2", "", "li r1, 7\n ld r1, 64")).containsExactly(seen(2, 1), 7);
  }

  @Test
  void d_is_shown_as_it_was_loaded() {
    var text =
        SYSTEM.replace("DELEGATED", "-1").replace("NEW", "ring1").replace("lpsw  FIRST", "jmp 40")
            + "two = 32\n";
    var shows = text.replace("back:   svc   0", ".org 40\n sdl r1\n put r1\n halt\n back: svc 0");
    assertThat(Bench.halted(MACHINE, WORDS, shows).output()).containsExactly(255);
  }

  @Test
  void rpsu_lets_ring_2_return_to_ring_1() {
    var text = "li r1, 7\n rpsu 8\n .org 136\n .psw ring0, 16, 128, 64\n .org 144\n halt";
    assertThat(halted(named("rings-return"), NONE, "in2", "", text).output())
        .containsExactly(seen(1, 2), 7);
  }

  @Test
  void a_call_that_is_fixed_to_ring_1_does_not_come_to_ring_0() {
    assertThat(
            halted(named("rings-svc-fixed"), NONE, "in2", "li r1, 9\n halt", "li r1, 7\n svc 0")
                .output())
        .containsExactly(seen(1, 2), 9);
    assertThat(halted(named("rings-svc-fixed"), NONE, "in0", "", "").output())
        .as("but from there")
        .containsExactly(seen(0, 4), 0);
  }
}
