package org.vmorph.conformance.cli.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.pdp10.Ka10;

/** A publication that says what cannot be is refused when it is read. */
class PublicationTest {
  private static Publication read(String text) throws JsonProcessingException {
    return Publication.read(text);
  }

  @Test
  void what_is_right_is_read() throws JsonProcessingException {
    var read =
        read(
            "{\"source\": \"s\", \"theorems\": {\"1\": \"fails\"},"
                + " \"critical\": {\"JRST 1\": [\"jrst-1\"]}, \"explained\": {\"jsp\": \"why\"}}");
    assertThat(read.called("jrst-1")).hasValue("JRST 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | source: null; expected who, where and when",
        "{'source': ' '} | expected who, where and when",
        "{'source': 's', 'theorems': {'7': 'holds'}} | theorems: 7; expected 1, 2 or 3",
        "{'source': 's', 'theorems': {'1': 'hold'}} | theorem 1: hold; expected [holds, fails,",
        "{'source': 's', 'theorems': {'1': 'unknown'}} | theorem 1: unknown; expected [holds,",
        "{'source': 's', 'critical': {'A': null}} | A: null; expected instructions, each once",
        "{'source': 's', 'critical': {'A': []}} | A: []; expected instructions, each once",
        "{'source': 's', 'critical': {'A': ['jsp', 'jsp']}} | A: [jsp, jsp]; expected",
        "{'source': 's', 'critical': {'A': ['jsp']}, 'critical': {}} | Duplicate field 'critical'",
        "{'source': 's', 'explained': {'jsp': ''}} | jsp: ; expected why it differs",
        "{'source': 's', 'more': 1} | more",
        "{'source': 's'} x | x",
      })
  void what_cannot_be_is_refused(String text, String what) {
    assertThatThrownBy(() -> read(text.replace('\'', '"')))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining(what);
  }

  private static Stream<Architecture> published() {
    return Stream.concat(
            Machines.shipped().stream(), Stream.of(Names.called("ia32,cr4.umip=1", "published")))
        .filter(machine -> Publication.of(machine).isPresent());
  }

  /** Names that would be found in no verdict. */
  private static List<String> unknown(Publication publication, Architecture machine) {
    var names = machine.inCases().instructions().stream().map(Instruction::name).toList();
    return publication.critical().values().stream()
        .flatMap(List::stream)
        .filter(name -> !names.contains(name))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("published")
  void every_instruction_that_is_named_is_one(Architecture machine) {
    assertThat(unknown(Publication.of(machine).orElseThrow(), machine)).isEmpty();
  }

  @Test
  void a_name_that_no_instruction_has_is_seen() throws JsonProcessingException {
    var read = read("{\"source\": \"s\", \"critical\": {\"A\": [\"jrst-1\", \"jrst-9\"]}}");
    assertThat(unknown(read, Ka10.MACHINE)).singleElement().asString().startsWith("jrst-9");
  }
}
