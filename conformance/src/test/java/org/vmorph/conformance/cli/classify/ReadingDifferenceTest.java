package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.Shell;

/** {@code classify --diff}, and the processor as a part of the reading. */
class ReadingDifferenceTest {
  @TempDir private Path folder;

  private JsonNode json(String... arguments) throws IOException {
    var file = folder.resolve("d.json");
    var all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--json";
    all[arguments.length + 1] = file.toString();
    var shell = Shell.vmorph(all);
    assertThat(shell.code()).as(shell.toString()).isZero();
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void read_literally_the_supervisor_call_becomes_critical() {
    var shell = Shell.vmorph("classify", "third-generation", "--diff", "intended", "literal");
    assertThat(shell.code()).isZero();
    assertThat(shell.out())
        .containsPattern("svc +no +yes +control sensitive, ")
        .containsPattern("Theorem 1\n  intended  holds\n  literal   fails: svc\n")
        .containsPattern("Theorem 3\n  intended  holds\n  literal   holds\n")
        .doesNotContain("\nadd ", "not asked");
    assertThat(shell.out().lines().skip(1)).allMatch(line -> line.length() <= 100);
  }

  @Test
  void what_is_asked_under_one_reading_only_is_told_where_it_says_something() {
    var out = Shell.vmorph("classify", "read-b", "--diff", "intended", "shadowed").out();
    assertThat(out)
        .containsPattern("rdb +\\. +yes +depends on b, user depends on b, supervisor depends on b")
        .containsPattern("rdb +no +yes +critical, user critical")
        .contains(".: not asked under this reading.")
        .doesNotContain("\nadd ");
  }

  @Test
  void the_processor_makes_the_privileged_halt_control_sensitive_and_nothing_else() {
    var out =
        Shell.vmorph("classify", "third-generation", "--diff", "intended", "intended+processor")
            .out();
    assertThat(out)
        .contains(
            "reading intended, the processor is not a resource;"
                + " against intended, the processor is a resource\n")
        .containsPattern(
            "\nhalt +no +yes +control sensitive, supervisor control sensitive\n\nAll other")
        .contains("Theorem 1\n  intended            holds\n  intended+processor  holds\n");
  }

  @Test
  void a_reading_with_the_processor_is_named_with_its_verdicts() throws IOException {
    var out = Shell.vmorph("classify", "jrst1", "--reading", "intended+processor").out();
    assertThat(out).contains("\nreading intended, the processor is a resource\n");
    var object = json("classify", "jrst1", "--reading", "intended+processor");
    assertThat(object.get("reading").asText()).isEqualTo("intended+processor");
    assertThat(object.get("processorIsResource").asBoolean()).isTrue();
    assertThat(json("classify", "jrst1").get("processorIsResource").asBoolean()).isFalse();
  }

  @Test
  void the_same_is_written_for_programs() throws IOException {
    var difference = json("classify", "read-b", "--diff", "intended", "shadowed").get("difference");
    assertThat(difference.get("readings").toString()).isEqualTo("[\"intended\",\"shadowed\"]");
    assertThat(difference.get("verdicts"))
        .anyMatch(
            v ->
                v.toString()
                    .equals(
                        "{\"instruction\":\"rdb\",\"verdict\":\"depends on b\","
                            + "\"intended\":\"not asked\",\"shadowed\":\"yes\"}"));
    assertThat(difference.get("theorems").get("1").get("shadowed").asText())
        .startsWith("fails: rdb");
  }

  @Test
  void supervisor_forms_are_in_the_result() throws IOException {
    var srb = json("classify", "third-generation").get("instructions").get(2);
    assertThat(srb.get("name").asText()).isEqualTo("srb");
    assertThat(srb.get("supervisorControl").asText()).isEqualTo("no");
    assertThat(srb.get("supervisorLocation").asText()).isEqualTo("yes");
    assertThat(srb.get("userLocation").asText()).isEqualTo("no");
    assertThat(srb.get("witnesses").has("supervisorLocation")).isTrue();
  }
}
