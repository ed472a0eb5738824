package org.vmorph.conformance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words as text. */
class WordsTest {
  @Property
  void what_is_written_is_read_again(@ForAll long[] words) {
    assertThat(Words.parse("E", Words.text(words), 64, words.length)).isEqualTo(words);
  }

  @Test
  void zeros_at_the_end_are_left_out() {
    assertThat(Words.trimmed(new long[] {0, 10, 0, 0})).isEqualTo("0 a");
    assertThat(Words.trimmed(new long[2])).isEmpty();
    assertThat(Words.parse("E", "", 64, 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"100000", "g", "+1", "-1", " 1", "1  1", "0x1", "00000000000000001", "\u0661"})
  void other_text_is_refused(String text) {
    assertThatThrownBy(() -> Words.parse("l", text, 20, 10))
        .isInstanceOf(Unusable.class)
        .hasMessageStartingWith("l: expected words of 20 bits in hexadecimal, a blank between, ");
  }
}
