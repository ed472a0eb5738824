package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.model.machines.Machines;

/** Programs of more than one file. */
class IncludeTest {
  private static final Assembler ASSEMBLER =
      new Assembler(Machines.named("third-generation").orElseThrow());

  private final Map<String, String> files = new HashMap<>();

  private Program program(String source) {
    return ASSEMBLER.assemble("t.s", source, this::text);
  }

  private String text(String file) throws IOException {
    if (!files.containsKey(file)) {
      throw new FileNotFoundException(file);
    }
    return files.get(file);
  }

  @Test
  void the_lines_of_a_file_stand_where_it_is_included() {
    files.put("two.s", " .word 2\n .include \"three.s\"\n");
    files.put("three.s", " .word 3\n");

    assertThat(program(" .word 1\n .include \"two.s\"\n .word 4\n").words())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void labels_may_stand_before_it() {
    files.put("two.s", " .word 2\n");

    var program = program(" .word 1\na: b: .include \"two.s\" ; two\n .word a\n");

    assertThat(program.words()).containsExactly(1, 2, 1);
    assertThat(program.address("b")).isEqualTo(1);
  }

  @Test
  void what_only_looks_like_it_includes_nothing() {
    assertThat(program(" .word 7 ; .include \"none.s\"\n").words()).containsExactly(7);
    assertThat(program(" .string \".include\"\n").words()).hasSize(9);
    assertThatThrownBy(() -> program(" .includes \"none.s\"\n"))
        .hasMessage("t.s:1:2: unknown directive '.includes'; did you mean '.include'?");
  }

  @Test
  void a_file_that_includes_itself_is_refused() {
    files.put("t.s", " .include \"t.s\"\n");

    assertThatThrownBy(() -> program(" .include \"t.s\"\n"))
        .hasMessage("t.s:1:11: 't.s' includes itself");
  }

  @Test
  void files_nested_too_deep_are_refused() {
    for (int i = 0; i < 10_000; i++) {
      files.put(i + ".s", " .include \"" + (i + 1) + ".s\"\n");
    }

    assertThatThrownBy(() -> program(" .include \"0.s\"\n"))
        .hasMessageContaining("more than 200 files, each included by the one before it");
  }

  @Test
  void what_is_no_file_is_not_read(@TempDir Path folder) throws IOException {
    var program = Files.writeString(folder.resolve("t.s"), " .include \"/dev/zero\"\n");

    assertThatThrownBy(() -> ASSEMBLER.assemble(program))
        .hasMessage(program + ":1:11: '/dev/zero' cannot be read; expected a file beside this one");
  }
}
