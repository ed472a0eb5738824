package org.vmorph.conformance.cli.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.machines.pdp10.Ka10;

/** A publication that says what cannot be is refused when it is read. */
class PublicationTest {
  private static Publication read(String text) throws JsonProcessingException {
    return Publication.read(text, Ka10.MACHINE);
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
        "{'source': 's', 'critical': {'A': ['jrst-1', 'jrst-9']}} | has no instruction jrst-9",
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
}
