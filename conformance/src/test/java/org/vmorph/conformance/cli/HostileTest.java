package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is typed, and whatever is in the files it names, is answered with its exit code and one
 * line. Each build tries the first input of each kind and every {@value #EACH}th after it; {@code
 * ci/hostile} tries them all.
 */
class HostileTest {
  private static final int EACH = 7;
  private static final int LEAST = 350;

  @TempDir private Path folder;

  private static final List<String> KINDS =
      List.of(
          "options",
          "paths",
          "programs",
          "cases",
          "tokens",
          "baselines",
          "words",
          "plugins",
          "peers",
          "limits",
          "elf");

  private static List<HostileInput> inputs(String kind) {
    try (var text = HostileTest.class.getResourceAsStream("hostile/" + kind + ".txt")) {
      return HostileInput.of(kind, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<String> kinds() {
    return KINDS.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void every_hostile_input_has_its_answer(String kind) throws IOException {
    var asked = System.getProperty("vmorph.hostile", "");
    boolean all = asked.equals("all") || asked.equals(kind);
    var files = new HostileFiles(folder);
    var wrong = new ArrayList<String>();
    var inputs = inputs(kind);
    for (int i = 0; i < inputs.size(); i += all ? 1 : EACH) {
      inputs.get(i).wrong(files).ifPresent(wrong::add);
    }
    assertThat(wrong).as("%s", String.join("\n\n", wrong)).isEmpty();
  }

  @Test
  void there_are_so_many() {
    assertThat(KINDS.stream().mapToInt(kind -> inputs(kind).size()).sum())
        .isGreaterThanOrEqualTo(LEAST);
  }

  /** A test that cannot fail would be no test. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 | unknown machine 'x' | classify x",
        "2 | unknown monitor | classify x",
        "2 | machine | isas",
      })
  void a_wrong_answer_is_seen(String line) throws IOException {
    var input = HostileInput.of("none", line).getFirst();
    assertThat(input.wrong(new HostileFiles(folder))).isPresent();
  }
}
