package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.cli.output.ExitCode;

/**
 * Results are what docs/schema says. Each result that any other test has written by way of {@link
 * Shell} is held to its schema there.
 */
class SchemasTest {
  private static final Path VECTORS = Schemas.FOLDER.resolve("../../vectors");

  @TempDir private Path folder;

  private JsonNode result(int code, String command) throws IOException {
    var file = folder.resolve("result.json");
    var words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--json", file.toString()));
    var shell = Shell.vmorph(words.toArray(String[]::new));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(code);
    return Schemas.read(file);
  }

  @ParameterizedTest
  @CsvSource({
    "0, check, check --isa third-generation --programs 400",
    "0, check, check --isa third-generation-clock --programs 400",
    "0, check, check --isa jrst1 --programs 400",
    "3, check, check --isa third-generation --programs 1",
    "0, check, check --isa m68010 --programs 1",
    "0, classify, classify read-b",
    "0, classify, classify read-b --diff intended shadowed",
    "0, provisos, classify pdp10-ka10 --find-configuration",
    "0, conform, conform --programs 600 --depth 2",
    "1, conform, conform --isa jrst1",
    "1, conform, conform --isa read-b --programs 0 --states",
    "0, conform, conform --programs 0 --guests ../guests",
    "3, conform, conform --programs 1",
    "0, together, conform --isa third-generation-timer --vmm round-robin --together 2 --programs"
        + " 40",
    "0, prove, prove --only lemma*2 --vmm trap-and-emulate",
    "0, tower, tower ../guests/hello.s --max-depth 2",
    "3, tower, tower ../guests/hello.s --max-depth 2 --steps 5",
  })
  void a_result_is_what_its_schema_says(int code, String schema, String command)
      throws IOException {
    var result = result(code, command);
    assertThat(result.get("schema").asText()).isEqualTo("vmorph/" + schema + "/1");
    assertThat(Schemas.errors(result)).isEmpty();
  }

  @Test
  void a_result_that_is_not_is_refused() throws IOException {
    var good = result(ExitCode.DIVERGENCE, "conform --isa jrst1");
    assertThat(Schemas.errors(good)).isEmpty();
    for (var key : (Iterable<String>) good::fieldNames) {
      ObjectNode without = good.deepCopy();
      without.remove(key);
      if (!key.equals("schema")) {
        assertThat(Schemas.errors(without)).as("without " + key).isNotEmpty();
      }
      ObjectNode other = good.deepCopy();
      other.put(key, 0.5);
      if (!key.equals("schema")) {
        assertThat(Schemas.errors(other)).as("another " + key).isNotEmpty();
      }
    }
    ObjectNode more = good.deepCopy();
    more.put("more", 1);
    assertThat(Schemas.errors(more)).isNotEmpty();
    ObjectNode deeper = good.deepCopy();
    ((ObjectNode) deeper.get("first")).put("rule", "X1");
    assertThat(Schemas.errors(deeper)).isNotEmpty();
  }

  @Test
  void a_result_of_an_unknown_schema_is_refused() throws IOException {
    var other = (ObjectNode) result(0, "tower ../guests/hello.s --max-depth 1");
    other.put("schema", "vmorph/another/1");
    assertThatThrownBy(() -> Schemas.errors(other)).hasMessageContaining("another.schema.json");
  }

  static Stream<Path> vectors() throws IOException {
    return Files.list(VECTORS).filter(file -> file.toString().endsWith(".json")).sorted();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_test_states_are_what_their_schema_says(Path file) throws IOException {
    assertThat(Schemas.errors(Schemas.read(file))).isEmpty();
  }
}
