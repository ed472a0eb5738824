package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.text.Assembled.MACHINE;
import static org.vmorph.model.text.Assembled.program;
import static org.vmorph.model.text.Assembled.words;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.step.Elaboration;

/** What programs are assembled into. */
class AssemblerTest {
  @Test
  void an_instruction_is_one_word_of_its_form() {
    assertThat(words("ld r1, 5(r2)")).containsExactly(0x1012_0000_0000_0005L);
    assertThat(words("beq r15, r14, -1")).containsExactly(0x30fe_ffff_ffff_ffffL);
    assertThat(words("svc 3", "halt"))
        .containsExactly(0x3e00_0000_0000_0003L, 0x0400_0000_0000_0000L);
  }

  @Test
  void an_index_that_is_left_out_is_register_0() {
    assertThat(words("ld r1, 5")).isEqualTo(words("ld r1, 5(r0)"));
  }

  @Test
  void a_label_may_be_used_before_it_is_defined() {
    assertThat(words("jmp end", "nop", "end: halt")[0]).isEqualTo(words("jmp 2")[0]);
  }

  @Test
  void a_label_may_stand_alone_and_several_may_name_one_place() {
    assertThat(program("a:", "", "b: c: nop", "d:").labels())
        .containsEntry("a", 0L)
        .containsEntry("b", 0L)
        .containsEntry("c", 0L)
        .containsEntry("d", 1L);
  }

  @Test
  void names_are_case_sensitive() {
    assertThat(words("a = 1", "A = 2", ".word a, A")).containsExactly(1, 2);
  }

  @Test
  void a_constant_may_be_used_before_it_is_defined_and_by_other_constants() {
    assertThat(words(".word b", "b = a + 1", ".equ a, 41")).containsExactly(42);
  }

  @Test
  void a_constant_is_calculated_once() {
    var doubled = IntStream.range(0, 60).mapToObj(i -> "a%d = a%d + a%d".formatted(i + 1, i, i));

    assertThat(words("a0 = 1\n.word a60\n" + doubled.collect(Collectors.joining("\n"))))
        .containsExactly(1L << 60);
  }

  @Test
  void the_dot_is_the_address_of_the_line() {
    assertThat(words("nop", ".word ., .", "here = .", ".word here", "jmp ."))
        .containsExactly(words("nop")[0], 1, 1, 3, words("jmp 4")[0]);
  }

  @Test
  void a_comment_ends_the_line_but_not_inside_a_string_or_a_character() {
    assertThat(words("; nothing", ".word ';' ; a semicolon", ".string \";\" ; another"))
        .containsExactly(';', ';', 0);
  }

  @Test
  void a_string_is_a_word_for_each_character_and_a_zero() {
    assertThat(words(".string \"a\\n\\\"\\\\\"", ".string \"é😀\""))
        .containsExactly('a', '\n', '"', '\\', 0, 'é', 0x1f600, 0);
  }

  @Test
  void a_word_may_be_signed_or_unsigned() {
    assertThat(words(".word -1, 0xffffffffffffffff, 18446744073709551615, -0x8000000000000000"))
        .containsExactly(-1, -1, -1, Long.MIN_VALUE);
  }

  @Test
  void a_word_has_as_many_bits_as_the_machine_gives_it() {
    var tiny = Machines.thirdGeneration(Shape.TINY).get(0);

    assertThat(new Assembler(tiny).assemble("t.s", ".word -1").words())
        .containsExactly(0xffff_ffffL);
  }

  @Test
  void a_character_outside_the_basic_plane_is_one_word() {
    assertThat(words(".string \"\ud83d\ude00\"", ".word 7")).containsExactly(0x1f600, 0, 7);
  }

  @Test
  void a_psw_is_packed_as_the_machine_keeps_it() {
    assertThat(words(".psw u, 5, 64, 1")).containsExactly(1L << 63 | 5L << 40 | 64L << 20 | 1);
    assertThat(words(".psw s, 0, 0, end", "end:")).containsExactly(1);
  }

  @Test
  void org_and_space_leave_zeros() {
    assertThat(words(".word 1", ".org 3", ".word 2", "n = 2", ".space n", ".word 3"))
        .containsExactly(1, 0, 0, 2, 0, 0, 3);
    assertThat(words(".space 3")).containsExactly(0, 0, 0);
  }

  @Test
  void a_program_is_loaded_into_a_machine_from_address_0() {
    var machine = new Machine(new Elaboration(MACHINE), 8);
    program(".word 7, 8").load(machine);

    assertThat(machine.load(MACHINE.storage(), 1)).isEqualTo(8);
  }

  @Test
  void an_address_is_asked_for_by_label() {
    assertThat(program("nop", "end:").address("end")).isEqualTo(1);
    assertThatThrownBy(() -> program("end:").address("edn"))
        .hasMessage("t.s has no label 'edn'; did you mean 'end'?");
  }

  @Test
  void a_listing_shows_address_word_and_source() {
    assertThat(program("; two words", "start: halt", ".word 1, 2", ".space 3", "end:").listing())
        .isEqualTo(
            """
                                       ; two words
                  0  0400000000000000  start: halt
                  1  0000000000000001  .word 1, 2
                  2  0000000000000002
                  3  0000000000000000  .space 3
                                       end:
            """);
  }

  @Test
  void every_word_knows_its_line() {
    var program = program("nop", "", ".word 1, 2", ".org 5", "halt");
    assertThat(LongStream.range(-1, 7).mapToInt(program::line))
        .containsExactly(0, 1, 3, 3, 0, 0, 5, 0);
  }

  @Test
  void a_machine_without_an_encoding_has_no_assembler() {
    var machine =
        Machines.all().stream().filter(m -> m.fetch().isEmpty()).findFirst().orElseThrow();

    assertThatThrownBy(() -> new Assembler(machine))
        .hasMessage(machine + " has no encoding to assemble into");
  }
}
