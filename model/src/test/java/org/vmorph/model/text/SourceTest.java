package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.vmorph.model.text.Assembled.MACHINE;
import static org.vmorph.model.text.Assembled.words;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vmorph.model.machines.Machines;

/** Programs of several files, and the names a machine has for its own numbers. */
class SourceTest {
  private static Program program(Map<String, String> files) {
    return new Assembler(MACHINE)
        .assemble(
            "a.s",
            files.get("a.s"),
            name -> {
              if (!files.containsKey(name)) {
                throw new IOException(name);
              }
              return files.get(name);
            });
  }

  private static AssemblyError error(Map<String, String> files) {
    return catchThrowableOfType(AssemblyError.class, () -> program(files));
  }

  @Test
  void an_included_file_stands_where_it_is_included() {
    var program =
        program(Map.of("a.s", "nop\n.include \"b.s\"\nend: halt", "b.s", "here: jmp end"));
    assertThat(program.words()).isEqualTo(words("nop", "here: jmp end", "end: halt"));
    assertThat(program.labels()).containsEntry("here", 1L).containsEntry("end", 2L);
    assertThat(program.listing()).contains("include \"b.s\"", "here: jmp end");
  }

  @Test
  void a_mistake_is_told_with_the_file_it_is_in() {
    assertThat(error(Map.of("a.s", ".include \"b.s\"", "b.s", "\n nopp")).getMessage())
        .isEqualTo("b.s:2:2: unknown instruction 'nopp'; did you mean 'nop'?");
    assertThat(error(Map.of("a.s", "x = 1\n.include \"b.s\"", "b.s", "x: nop")).getMessage())
        .isEqualTo("b.s:1:1: 'x' is already defined in line 1 of a.s");
  }

  @Test
  void a_file_that_cannot_be_included_is_told_where_it_is_wanted() {
    assertThat(error(Map.of("a.s", "nop\n .include \"c.s\"")).getMessage())
        .isEqualTo("a.s:2:11: 'c.s' cannot be read; expected a file beside this one");
    assertThat(error(Map.of("a.s", ".include \"b.s\"", "b.s", ".include \"a.s\"")).getMessage())
        .isEqualTo("b.s:1:10: 'a.s' includes itself");
    assertThat(error(Map.of("a.s", ".include b.s")).getMessage())
        .isEqualTo(
            "a.s:1:10: expected a string, as in \"text\", found 'b.s'; write '.include"
                + " \"file.s\"'");
  }

  @Test
  void the_machine_has_names_for_its_own_numbers() {
    assertThat(words(".word PSW.b, PSW.b.bits, PSW.b.mask, PSW.l, PSW.P, PSW.M.mask"))
        .containsExactly(0, 20, 0xf_ffff, 20, 40, 1L << 63);
    assertThat(words(".word PSW.old, PSW.new, cause.svc, op, op.ld, ld.x.bits, ld.b, ld.a"))
        .containsExactly(0, 1, 4, 56, 0x10, 48, 48, 52);
  }

  @Test
  void a_program_cannot_give_them_another_meaning() {
    assertThat(error(Map.of("a.s", "PSW.P: nop")).getMessage())
        .isEqualTo("a.s:1:1: 'PSW.P' is the machine's own name for 40");
    assertThat(error(Map.of("a.s", ".word PSW.Q")).getMessage())
        .startsWith("a.s:1:7: undefined name 'PSW.Q'; did you mean 'PSW.");
  }

  @Test
  void registers_that_say_what_an_address_means_have_fields_with_names() {
    assertThat(of("third-generation-protect", ".word pp.first, pp.last, pp.execute, pp.read"))
        .containsExactly(23, 3, 2, 0);
    assertThat(of("third-generation-protect", ".word pp.last.mask, PSW.old.end, PSW.new.end"))
        .containsExactly(0xf_ffffL << 3, 2, 1);
    assertThat(of("third-generation-pages", ".word pr.valid, pr.writable, pr.frame.bits"))
        .containsExactly(15, 14, 14);
  }

  private static long[] of(String machine, String source) {
    return new Assembler(Machines.named(machine).orElseThrow()).assemble("a.s", source).words();
  }

  @Test
  void a_number_can_be_given_by_whoever_assembles() {
    var given = new Assembler(MACHINE).given("here", 3).given("there", 5);
    assertThat(given.assemble("a.s", ".org here\n.word there").words()).containsExactly(0, 0, 0, 5);
    var defined =
        catchThrowableOfType(AssemblyError.class, () -> given.assemble("a.s", "here = 1"));
    assertThat(defined).hasMessage("a.s:1:1: 'here' is given, it is 3");
    assertThat(error(Map.of("a.s", ".word here")).getMessage())
        .startsWith("a.s:1:7: undefined name 'here'");
  }
}
