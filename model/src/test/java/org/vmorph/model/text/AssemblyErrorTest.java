package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.text.Assembled.error;

import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of wrong programs. */
class AssemblyErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "ldd r1, 2 @ 1: unknown instruction 'ldd'; did you mean 'ld'?",
        "xyzzy @ 1: unknown instruction 'xyzzy'",
        ".wrod 1 @ 1: unknown directive '.wrod'; did you mean '.word'?",
        "nop: jmp nob @ 10: undefined name 'nob'; did you mean 'nop'?",
        "jmp far @ 5: undefined name 'far'",
        "ld 5, r1 @ 4: expected a register, found '5'; write 'ld ra, x(rb)'",
        "ld r1 @ 6: expected ',', found the end of the line; write 'ld ra, x(rb)'",
        "ld r1, r2 @ 8: expected a number, found register 'r2'; write 'ld ra, x(rb)'",
        "ld r1, 5(7) @ 10: expected a register, found '7'; write 'ld ra, x(rb)'",
        "ld r1, 5(r2 @ 12: expected ')', found the end of the line; write 'ld ra, x(rb)'",
        "li r1, 5(r2) @ 9: expected the end of the line, found '('; write 'li ra, x'",
        "halt r1 @ 6: expected the end of the line, found register 'r1'; write 'halt'",
        "mov r1, r16 @ 9: no register 'r16'; there are r0 to r15",
        "li r1, 1 << 47 @ 8: 140737488355328 does not fit x; -140737488355328 to 140737488355327"
            + " are possible",
        ".word 1 << 32 << 32 @ 7: 18446744073709551616 does not fit a word; -9223372036854775808 to"
            + " 18446744073709551615 are possible",
        ".psw x, 1, 2, 3 @ 6: expected the mode s or u, found 'x'; write '.psw s|u, P, l, b'",
        ".psw u, 1, 2 @ 13: expected ',', found the end of the line; write '.psw s|u, P, l, b'",
        ".psw u, 0, 0, 1 << 20 @ 15: 1048576 does not fit b; 0 to 1048575 are possible",
        ".psw u, 0, -1, 0 @ 12: -1 does not fit l; 0 to 1048575 are possible",
        ".string \"a\\q\" @ 11: unknown escape '\\q'; there are \\n"
            + " \\t \\r"
            + " \\b \\f \\0 to \\177, \\x0 to \\x7f, \\\\ \\\" \\'",
        ".string \"abc @ 9: this string does not end; expected '\"'",
        ".string abc @ 9: expected a string, as in \"text\", found 'abc'; write '.string \"text\"'",
        ".word 'ab' @ 7: this character constant does not end; expected one character, as in 'c'",
        ".word '' @ 7: expected a character, as in 'c'",
        ".word 12ab @ 7: '12ab' is not a number; write 255 or 0xff",
        ".word 0x @ 7: '0x' is not a number; write 255 or 0xff",
        ".word @ 6: expected a number, found the end of the line; write '.word number, number ...'",
        ".word 1 2 @ 9: expected the end of the line, found '2'; write '.word number, number ...'",
        ".word (1 @ 9: expected ')', found the end of the line; write '.word number, number ...'",
        ".word 1 / (2 - 2) @ 9: division by zero",
        ".word 1 << 64 @ 9: a shift by 64; 0 to 63 are possible",
        ".space 0xfffff @ 1: the program grows to 1048576 words; third-generation has at most"
            + " 1048575",
        ".org 0x100000 @ 6: 1048576 does not fit .org; 0 to 1048575 are possible",
        ".space -1 @ 8: -1 does not fit .space; 0 to 1048575 are possible",
        "a: .space a + b @ 15: undefined name 'b'; did you mean 'a'?",
        ".space end @ 8: undefined name 'end'",
        "r1: nop @ 1: expected a name for a label or a constant, found register 'r1'",
        "5 = 1 @ 1: expected a name for a label or a constant, found '5'",
        "1: jmp 1f @ 8: no label '1' below",
        "jmp 2b @ 5: no label '2' above",
        "r1 = 5 @ 1: expected a name for a label or a constant, found register 'r1'",
        ". = 5 @ 1: expected a name for a label or a constant, found '.'",
        ".equ a 5 @ 8: expected ',', found '5'; write '.equ name, number'",
        "a = @ 4: expected a number, found the end of the line; write 'name = number'",
        "a = a + 1 @ 5: 'a' is defined by itself",
        "+ @ 1: expected a label, an instruction or a directive, found '+'",
        "nop # no @ 5: unexpected character '#'",
      })
  void a_mistake_is_told_with_its_place_and_what_was_expected(String line, String message) {
    assertThat(error("nop", line)).hasMessage("t.s:2:" + message);
  }

  @Test
  void a_second_definition_names_the_first() {
    assertThat(error("a: nop", "", "a = 5"))
        .hasMessage("t.s:3:1: 'a' is already defined in line 1");
  }

  @Test
  void a_mistake_inside_a_constant_is_told_where_the_line_uses_it() {
    assertThat(error("first = 1 + a", "a = 1 / 0").report().lines())
        .containsExactly("t.s:1:13: division by zero", "t.s:2:7: division by zero");
  }

  @Test
  void org_cannot_go_back() {
    assertThat(error(".space 5", ".org 3"))
        .hasMessage("t.s:2:6: .org 3 goes back: words up to 4 are already written");
  }

  @Test
  void a_label_below_is_not_known_to_org() {
    assertThat(error(".org end", "end: nop"))
        .hasMessage(
            "t.s:1:6: 'end' is not known yet; how long a line is must be known from the lines"
                + " above");
  }

  @Test
  void all_mistakes_are_told_in_order_of_line_and_each_once() {
    var error = error("jmp far", "ldd r1, 1", "a = b", "b = a", "li r1, a");

    assertThat(error.report().lines())
        .containsExactly(
            "t.s:1:5: undefined name 'far'",
            "t.s:2:1: unknown instruction 'ldd'; did you mean 'ld'?",
            "t.s:3:5: 'a' is defined by itself");
    assertThat(error.line()).isEqualTo(1);
    assertThat(error.column()).isEqualTo(5);
    assertThat(error.file()).isEqualTo("t.s");
  }

  @Test
  void at_most_twenty_mistakes_are_told() {
    var error = error(Collections.nCopies(30, "ldd r1, 1").toArray(String[]::new));

    assertThat(error.problems()).hasSize(AssemblyError.MOST);
    assertThat(error.getMessage()).doesNotContain("\n");
  }

  @Test
  void what_would_take_for_ever_is_refused() {
    var doubled =
        IntStream.range(0, 300).mapToObj(i -> "a%d = a%d * a%d".formatted(i, i + 1, i + 1));

    assertThat(error(".word " + "(".repeat(100_000)))
        .hasMessageContaining("an expression of more than 500 operators");
    assertThat(error(".word 1" + " + 1".repeat(100_000)))
        .hasMessageContaining("an expression of more than 500 operators");
    assertThat(error("a = 1 << 63", "b = a * a * a", "c = b * b"))
        .hasMessage("t.s:3:7: a number of more than 256 bits");
    assertThat(error(doubled.toArray(String[]::new)))
        .hasMessageContaining("a chain of more than 200 constants");
  }

  @Test
  void there_is_no_stack_trace() {
    assertThat(error("ldd r1, 1").getStackTrace()).isEmpty();
  }
}
