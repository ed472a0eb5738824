package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.arch.PseudoInstruction.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Dialect.Registers;
import org.vmorph.model.arch.MalformedMachine;
import org.vmorph.model.arch.NumberFunction;
import org.vmorph.model.arch.PseudoInstruction;

/**
 * A machine brings names and pseudo-instructions of its own; what is wrong with them it is told.
 */
class DialectTest {
  private static final Registers NAMED =
      new Registers("r", List.of(List.of("acc"), List.of("sp", "top")), true);

  private static Architecture with(PseudoInstruction... pseudo) {
    return Assembled.MACHINE.with(Dialect.PLAIN.with(NAMED).with(List.of(pseudo)));
  }

  private static long[] words(Architecture machine, String... lines) {
    return new Assembler(machine).assemble("t.s", String.join("\n", lines)).words();
  }

  @Test
  void registers_have_names() {
    var machine = with();
    assertThat(words(machine, "mov acc, top", "ld r2, 5(sp)"))
        .isEqualTo(Assembled.words("mov r0, r1", "ld r2, 5(r1)"));
    assertThat(new Disassembler(machine).instruction(Assembled.words("ld r2, 5(r1)")[0]))
        .isEqualTo("ld r2, 5(sp)");
  }

  @Test
  void a_pseudo_instruction_is_several_instructions() {
    var machine = with(of("swap ra, rb, rc", "mov rc, ra", "mov ra, rb", "mov rb, rc"));
    assertThat(words(machine, "jmp end", "swap r3, r4, r5", "end: halt"))
        .isEqualTo(
            Assembled.words("jmp end", "mov r5, r3", "mov r3, r4", "mov r4, r5", "end: halt"));
  }

  /** What an operand is stands in the line, and what it is in is the first instruction's. */
  @Test
  void its_operands_are_expressions() {
    var machine = with(of("both ra, rb, x", "li ra, x * 2 + .", "li rb, . - x"));
    assertThat(words(machine, "nop", "both r3, r4, end - .", "end: halt"))
        .isEqualTo(Assembled.words("nop", "li r3, 5", "li r4, -1", "halt"));
  }

  @Test
  void what_it_stands_for_may_depend_on_a_number() {
    PseudoInstruction load =
        of(
            "load ra, x",
            "x",
            number ->
                number >= 0 ? List.of("li ra, " + number) : List.of("nop", "li ra, " + number));
    assertThat(words(with(load), "a = 4", "load r3, a", "load r4, -a"))
        .isEqualTo(Assembled.words("li r3, 4", "nop", "li r4, -4"));
    assertThatThrownBy(() -> words(with(load), "load r3, end", "end: halt"))
        .hasMessage(
            "t.s:1:10: 'end' is not known yet; how long a line is must be known from the lines"
                + " above");
  }

  @Test
  void it_is_printed_where_it_is_shorter() {
    var machine = with(of("clear ra", "li ra, 0"), of("copy ra, rb", "mov ra, rb"));
    var disassembler = new Disassembler(machine);
    assertThat(disassembler.instruction(Assembled.words("li r1, 0")[0])).isEqualTo("clear sp");
    assertThat(disassembler.instruction(Assembled.words("li r1, 1")[0])).isEqualTo("li sp, 1");
    assertThat(disassembler.instruction(Assembled.words("mov r1, r2")[0])).isEqualTo("mov sp, r2");
  }

  @Test
  void mistakes_are_told_where_they_stand() {
    var machine = with(of("clear ra", "li ra, 0"), of("twice ra, x", "li ra, x * 2"));
    assertThatThrownBy(() -> words(machine, "clear spp"))
        .hasMessage(
            "t.s:1:7: expected a register, found 'spp'; write 'clear ra'; did you mean 'sp'?");
    assertThatThrownBy(() -> words(machine, "  twice sp, 1 << 46"))
        .hasMessage(
            "t.s:1:13: 140737488355328 does not fit x; -140737488355328 to 140737488355327 are"
                + " possible");
    assertThatThrownBy(() -> words(machine, "claer sp"))
        .hasMessage("t.s:1:1: unknown instruction 'claer'; did you mean 'clear'?");
    assertThatThrownBy(() -> words(machine, "sp: nop"))
        .hasMessage("t.s:1:1: expected a name for a label or a constant, found register 'sp'");
  }

  private static void refused(PseudoInstruction pseudo, String message) {
    refused(List.of(pseudo), pseudo, message);
  }

  private static void refused(
      List<PseudoInstruction> all, PseudoInstruction whose, String message) {
    refused(Dialect.PLAIN.with(all), "pseudo-instruction '%s': %s".formatted(whose, message));
  }

  private static void refused(Dialect dialect, String message) {
    assertThatThrownBy(() -> Assembled.MACHINE.with(dialect))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage("third-generation: " + message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void one_that_looks_like_an_instruction() {
    refused(
        of("mov ra, rb", "li ra, 0"),
        "the instruction of this name has operands that look the same");
    var clear = of("clear ra", "li ra, 0");
    refused(
        List.of(clear, of("clear rb", "li rb, 1")),
        of("clear rb"),
        """
        another one of this name has operands that look the same\
        """);
    assertThat(with(of("mov ra, x", "li ra, x"), clear)).isNotNull();
  }

  @Test
  void one_that_stands_for_itself() {
    refused(
        of("again ra", "again ra"),
        "'again' is a pseudo-instruction, this one; expected instructions");
    var one = of("one ra", "other ra");
    refused(
        List.of(one, of("other ra", "one ra")),
        one,
        "'other' is a pseudo-instruction; expected instructions");
  }

  @Test
  void one_that_cannot_be_read() {
    refused(
        of("clear ra", "li ra"),
        "'li ra' is not 'li ra, x' of the operands [a], or of registers by number");
    refused(
        of("clear ra", "li rb, 0"),
        "'li rb, 0' is not 'li ra, x' of the operands [a], or of registers by number");
    refused(
        of("clear", "li r16, 0"),
        "'li r16, 0' is not 'li ra, x' of the operands [], or of registers by number");
    refused(of("clear ra", "lii ra, 0"), "'lii' is no instruction");
    refused(of("clear ra", "li ra, y + 1"), "'y' in 'li ra, y + 1' is none of its operands [a]");
    refused(of("clear ra"), "it stands for nothing; expected one instruction or more");
    refused(of("clear ra, ", "li ra, 0"), "expected a name and operands, as in 'mv rd, rs1'");
    refused(of("clear ra", "x", number -> List.of("li ra, 0")), "it has no operand 'x'");
    refused(
        of("half ra, x", "x", number -> number == 4 ? List.of() : List.of("li ra, 0")),
        "it stands for nothing; expected one instruction or more");
  }

  @Test
  void registers_with_names_that_are_others() {
    refused(
        Dialect.PLAIN.with(new Registers("r", List.of(List.of("a"), List.of("a")), true)),
        "there are two registers called 'a'");
    refused(
        Dialect.PLAIN.with(new Registers("r", List.of(List.of("nop")), true)),
        "'nop' is no name for a register; it is an instruction");
    refused(
        Dialect.PLAIN.with(new Registers("r", List.of(List.of()), true)),
        "a register has a list of names that is empty");
    refused(
        Dialect.PLAIN.with(new Registers("r", List.of(List.of("a b")), true)),
        "'a b' is no name for a register");
    var many = new ArrayList<List<String>>();
    for (int i = 0; i < 17; i++) {
      many.add(List.of("a" + i));
    }
    refused(
        Dialect.PLAIN.with(new Registers("r", many, true)),
        "17 registers have names; expected 16 at most");
  }

  @Test
  void functions_and_padding_that_there_are_not() {
    var plain = Dialect.PLAIN;
    var low = new NumberFunction("lo", Optional.of("hi"), "x", 64, 0, "x & 0xfff");
    refused(
        new Dialect(plain.lexis(), plain.registers(), Map.of(), List.of(low), List.of(), List.of()),
        "function 'lo' is of 'hi', which is no function");
    refused(
        new Dialect(
            plain.lexis(), plain.registers(), Map.of(), List.of(), List.of(), List.of("nopp")),
        "padding 'nopp' is no instruction of it");
  }

  /** A machine that lacks an instruction lacks what stands for it. */
  @Test
  void of_other_instructions_other_things_are_left() {
    var machine = with(of("clear ra", "li ra, 0"), of("copy ra, rb", "mov ra, rb"));
    var fewer =
        machine.with(
            "fewer",
            "",
            machine.instructions().stream().filter(it -> !it.name().equals("li")).toList());
    assertThat(fewer.dialect().pseudo()).hasToString("[copy ra, rb]");
  }
}
