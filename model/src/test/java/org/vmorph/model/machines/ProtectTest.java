package org.vmorph.model.machines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;

/** Programs of the machine with protection registers. */
class ProtectTest {
  private static final Architecture MACHINE = named("third-generation-protect");

  private static final int WORDS = 128;

  /** The trap handler prints the cause, then r1, and halts. */
  private static final String SYSTEM =
      """
      R = 1
      W = 2
      X = 4
      first = 23                          ; lowest bit of a first address
      last = 3
      start:  ld    r1, boot              ; the handler is loaded by a trap from here on
              st    r1, 127
              jmp   begin
      boot:   .psw s, handler, 0
      handler:
              ld    r9, 126
              li    r8, PSW.cause
              shr   r9, r8
              li    r8, 7
              and   r9, r8
              put   r9
              put   r1
              halt
      user:   .psw u, 64, 1
      .org 32
      """;

  /** Where the machine begins. */
  private static final String END =
      """

      .org 127
              .psw s, start, 0
      """;

  private static Architecture named(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static Bench halted(Architecture machine, String program) {
    return Bench.halted(machine, WORDS, SYSTEM + program + END);
  }

  private static long[] output(String program) {
    return halted(MACHINE, program).output();
  }

  /** A user program at 64, that may execute and read from 64 to 79, and write from 72 on. */
  private static String user(String text) {
    return user("li r1, 0", text);
  }

  private static String user(String more, String text) {
    return """
    begin:  ld    r1, upper
            lpp   r1, pp1
            ld    r1, lower
            lpp   r1, pp2
    %s
            lpsw  user
    upper:  .word 72 << first | 79 << last | R | W | X
    lower:  .word 64 << first | 79 << last | R | X
    .org 64
    %s
    .org 72
            .word 33, 44
    """
        .formatted(more.indent(8), text.indent(8));
  }

  @Test
  void a_user_program_lies_at_its_own_addresses_and_calls_its_supervisor() {
    assertThat(output(user("ld r1, 73\n svc 0"))).containsExactly(4, 44);
    assertThat(output(user("la r1, 3\n jal r2, 70\n .org 70\n mov r1, r2\n svc 0")))
        .containsExactly(4, 66);
  }

  @Test
  void the_old_psw_goes_to_the_last_word_but_one() {
    var after = halted(MACHINE, user("li r1, 7\n svc 0"));
    long old = after.get("E", WORDS - 2);
    assertThat(old).isEqualTo(1L << 24 | 4L << 21 | 65L << 1 | 1);
    assertThat(after.get("E", 0)).as("word 0 is a word like any other").isNotZero();
  }

  @ParameterizedTest
  @CsvSource({"st r1 72, 4", "st r1 71, 1", "st r1 80, 1", "ld r2 79, 4", "ld r2 80, 1"})
  void the_first_register_that_an_address_lies_in_decides(String access, int cause) {
    var text = "li r1, 7\n" + access.replaceFirst("(r\\d) ", "$1, ") + "\n svc 0";
    assertThat(output(user(text))).containsExactly(cause, 7);
  }

  @Test
  void one_that_is_earlier_takes_away_what_a_later_one_allows() {
    var narrower = "ld r1, none\n lpp r1, pp0\n";
    var none = "none: .word 72 << first | 72 << last | R\n";
    assertThat(output(user(narrower, "li r1, 7\n st r1, 72\n svc 0") + ".org 90\n" + none))
        .containsExactly(1, 7);
    assertThat(output(user(narrower, "li r1, 7\n st r1, 73\n svc 0") + ".org 90\n" + none))
        .containsExactly(4, 7);
  }

  @Test
  void one_whose_first_is_above_its_last_holds_nothing() {
    var empty = "ld r1, none\n lpp r1, pp0\n";
    var none = "none: .word 73 << first | 72 << last\n";
    assertThat(output(user(empty, "li r1, 7\n st r1, 72\n svc 0") + ".org 90\n" + none))
        .containsExactly(4, 7);
  }

  @Test
  void what_may_be_read_may_not_be_executed_for_that() {
    var data = "ld r1, only\n lpp r1, pp0\n";
    var only = "only: .word 76 << first | 76 << last | R | W\n";
    assertThat(output(user(data, "li r1, 7\n jmp 76") + ".org 90\n" + only)).containsExactly(1, 7);
  }

  @Test
  void a_supervisor_is_checked_as_well_where_c_is_1() {
    assertThat(
            output(
                user("li r1, 7\n st r1, 20\n svc 0").replace("lpsw  user", "lpsw  super")
                    + "\n.org 90\nsuper: .psw s, 64, 1"))
        .containsExactly(1, 7);
  }

  @Test
  void beyond_the_end_of_storage_is_a_memory_trap() {
    assertThat(output("begin: li r1, 7\n ld r2, 128\n halt")).containsExactly(1, 7);
    assertThat(output("begin: li r1, 7\n ld r2, -1\n halt")).containsExactly(1, 7);
    assertThat(output("begin: li r1, 7\n jmp 128")).containsExactly(1, 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lpp r1, pp0", "spp r1, pp0", "size r1", "halt", "put r1", "lpsw 64"})
  void a_user_program_is_refused_what_belongs_to_its_supervisor(String refused) {
    assertThat(output(user("li r1, 7\n" + refused + "\n svc 0"))).containsExactly(2, 7);
  }

  @Test
  void what_is_loaded_is_what_is_stored_but_for_the_other_bits() {
    assertThat(output("begin: li r1, -1\n lpp r1, pp3\n spp r2, pp3\n put r2\n halt"))
        .containsExactly((1L << 43) - 1);
    assertThat(output("begin: size r1\n put r1\n halt")).containsExactly(WORDS);
  }

  @Test
  void lra_shows_a_programs_own_address() {
    var machine = named("protect-lra");
    assertThat(halted(machine, user("lra r1, 73\n svc 0")).output()).containsExactly(4, 73);
    assertThat(halted(machine, user("li r1, 7\n lra r1, 80\n svc 0")).output())
        .containsExactly(1, 7);
  }
}
