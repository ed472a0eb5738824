package org.vmorph.model.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;

/** Programs of the machine with page registers, and of its specimens. */
class PagesTest {
  private static final Architecture MACHINE = named("third-generation-pages");

  /** An operating system: the trap handler prints the cause, then a number, and halts. */
  private static final String SYSTEM =
      """
      V = 1 << 15
      W = 1 << 14
              .word 0
              .psw s, handler, 0
      start:  jmp   begin
      handler:
              ld    r9, 0
              li    r8, PSW.cause
              shr   r9, r8
              li    r8, 7
              and   r9, r8
              put   r9
              put   r1
              halt
      user:   .psw u, 5, 1                ; word 5 of page 0, through the page registers
      .org 64
      """;

  private static Architecture named(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static long[] output(String program) {
    return output(MACHINE, 320, program);
  }

  private static long[] output(Architecture machine, int words, String program) {
    return Bench.halted(machine, words, SYSTEM + program).output();
  }

  /** A user program in frame 2, its page 1 in frame 3. */
  private static String user(String entries, String text) {
    return """
    begin:  li    r1, 0
            lpr   r1, pr7
    %s
            lpsw  user
    .org 128 + 5
    %s
    .org 192
            .word 33, 44
    """
        .formatted(entries.indent(8), text.indent(8));
  }

  private static final String BOTH =
      """
      li    r1, V + 2
      lpr   r1, pr0
      li    r1, V + W + 3
      lpr   r1, pr1
      """;

  @Test
  void a_user_program_runs_in_its_frames_and_calls_its_supervisor() {
    assertThat(output(user(BOTH, "ld r1, 64+1\n svc 0"))).containsExactly(4, 44);
  }

  @Test
  void what_is_stored_to_a_page_is_found_in_its_frame() {
    assertThat(output(user(BOTH, "li r1, 7\n st r1, 64\n ld r1, 64\n svc 0")))
        .containsExactly(4, 7);
    var after = Bench.halted(MACHINE, 320, SYSTEM + user(BOTH, "li r1, 7\n st r1, 64\n svc 0"));
    assertThat(after.get("E", 192)).isEqualTo(7);
  }

  @Test
  void a_store_to_a_page_that_is_not_writable_is_a_memory_trap() {
    assertThat(output(user(BOTH, "li r1, 7\n st r1, 2\n svc 0"))).containsExactly(1, 7);
  }

  @Test
  void a_page_that_is_not_valid_is_a_memory_trap() {
    assertThat(output(user(BOTH, "li r1, 7\n ld r1, 130\n svc 0"))).containsExactly(1, 7);
    assertThat(output(user(BOTH, "li r1, 7\n jmp 130\n svc 0"))).containsExactly(1, 7);
  }

  @Test
  void an_address_beyond_the_last_page_is_a_memory_trap() {
    assertThat(output(user(BOTH, "li r1, 7\n ld r1, 512\n svc 0"))).containsExactly(1, 7);
    assertThat(output(user(BOTH, "li r1, 7\n ld r1, -1\n svc 0"))).containsExactly(1, 7);
    assertThat(output("begin: li r1, 7\n ld r2, 512\n put r2\n halt")).containsExactly(1, 7);
  }

  @Test
  void a_frame_that_there_is_not_is_a_memory_trap() {
    var beyond = BOTH + "li r1, V + W + 5\n lpr r1, pr2\n";
    assertThat(output(user(beyond, "li r1, 7\n ld r1, 128\n svc 0"))).containsExactly(1, 7);
  }

  @Test
  void two_pages_of_one_frame_are_the_same_words() {
    var alias = BOTH + "li r1, V + 3\n lpr r1, pr2\n";
    assertThat(output(user(alias, "li r1, 7\n st r1, 65\n li r1, 0\n ld r1, 129\n svc 0")))
        .containsExactly(4, 7);
    assertThat(output(user(alias, "li r1, 7\n st r1, 129\n svc 0"))).containsExactly(1, 7);
  }

  @Test
  void a_user_program_is_refused_what_belongs_to_its_supervisor() {
    for (var refused :
        new String[] {
          "lpr r1, pr0", "spr r1, pr0", "size r1", "lda r1, 0", "sta r1, 0", "halt", "lpsw 6"
        }) {
      assertThat(output(user(BOTH, "li r1, 7\n" + refused + "\n svc 0")))
          .as(refused)
          .containsExactly(2, 7);
    }
  }

  @Test
  void a_page_is_taken_away_and_another_put_in_its_place() {
    var swapped =
        """
        begin:  li    r2, 192
                li    r3, 9
                sta   r3, 0(r2)          ; frame 3
                addi  r2, 64
                li    r3, 8
                sta   r3, 0(r2)          ; frame 4
                li    r1, V + 1
                lpr   r1, pr1
                li    r1, V + 3
                lpr   r1, pr2
                li    r1, V
                lpr   r1, pr0
                lpsw  mapped
        on:     ld    r4, 128
                put   r4
                li    r1, V + 4
                lpr   r1, pr2            ; while the registers are in force
                ld    r4, 128
                put   r4
                spr   r4, pr2
                put   r4
                lpsw  unmapped
        off:    ld    r4, 128
                put   r4
                halt
        mapped: .psw  s, on, 1
        unmapped: .psw s, off, 0
        """;
    assertThat(output(swapped)).containsExactly(9, 8, (1 << 15) + 4, 0);
  }

  @Test
  void lda_and_sta_reach_every_frame_and_no_further() {
    assertThat(output("begin: li r1, 5\n sta r1, 319\n lda r2, 319\n put r2\n lda r2, 320\n halt"))
        .containsExactly(5, 1, 5);
    assertThat(output("begin: li r1, 5\n sta r1, 320\n halt")).containsExactly(1, 5);
    assertThat(output("begin: li r1, 5\n lda r2, -1\n halt")).containsExactly(1, 5);
  }

  @Test
  void what_is_behind_the_last_frame_nobody_reaches() {
    assertThat(output(MACHINE, 350, "begin: size r1\n put r1\n ld r2, 320\n halt"))
        .containsExactly(320, 1, 320);
    assertThat(output(MACHINE, 350, "begin: size r1\n lda r2, 320\n halt")).containsExactly(1, 320);
  }

  @Test
  void the_other_bits_of_an_entry_are_not_kept() {
    assertThat(output("begin: li r1, -1\n lpr r1, pr7\n spr r2, pr7\n put r2\n halt"))
        .containsExactly(0xffff);
  }

  @Test
  void lra_shows_the_frame_and_traps_where_a_load_does() {
    assertThat(output(named("pages-lra"), 320, user(BOTH, "lra r1, 64+1\n svc 0")))
        .containsExactly(4, 193);
    assertThat(output(named("pages-lra"), 320, user(BOTH, "li r1, 7\n lra r1, 128\n svc 0")))
        .containsExactly(1, 7);
  }

  @Test
  void probe_shows_what_is_allowed() {
    assertThat(output(named("pages-probe"), 320, user(BOTH, "probe r1, 0\n svc 0")))
        .containsExactly(4, 1);
    assertThat(output(named("pages-probe"), 320, user(BOTH, "probe r1, 64\n svc 0")))
        .containsExactly(4, 3);
    assertThat(output(named("pages-probe"), 320, user(BOTH, "probe r1, 128\n svc 0")))
        .containsExactly(4, 0);
  }

  /** The guest of shapes that shows why a table in storage makes a store sensitive. */
  @Test
  void a_store_to_a_table_in_storage_moves_a_page() {
    var program =
        """
        begin:  li    r1, V + W
                st    r1, table
                li    r1, V + W + 1
                st    r1, table + 1
                li    r1, table
                ltb   r1
                lpsw  mapped
        on:     li    r3, 5
                st    r3, 64 + 60
                ld    r2, 64 + 60
                put   r2
                li    r1, V + 3
                st    r1, table + 1      ; page 1 is frame 3 from here on
                ld    r2, 64 + 1
                put   r2
                halt
        mapped: .psw  s, on, 1
        .org 48
        table:  .space 8
        .org 193
                .word 77
        """;
    var system = SYSTEM.replace(".org 64", "");
    assertThat(Bench.halted(named("pages-in-storage"), 320, system + program).output())
        .containsExactly(5, 77);
  }

  @Test
  void pages_that_storage_has_no_room_for_are_refused() {
    assertThatThrownBy(() -> new ThirdGenerationPages(Shape.TINY, 4))
        .hasMessage("pages of 2^4 words in storage of 2^6; expected 2^1 to 2^3");
  }
}
