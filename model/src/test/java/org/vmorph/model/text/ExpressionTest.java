package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and expressions. */
class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "42 ~ 42",
        "0x2a ~ 42",
        "0X2A ~ 42",
        "'a' ~ 97",
        "'\\n' ~ 10",
        "'\\'' ~ 39",
        "-1 ~ -1",
        "--1 ~ 1",
        "1 + 2 * 3 ~ 7",
        "(1 + 2) * 3 ~ 9",
        "10 - 3 - 2 ~ 5",
        "17 / 5 ~ 3",
        "-17 / 5 ~ -3",
        "17 % 5 ~ 2",
        "1 << 4 + 1 ~ 32",
        "-8 >> 1 ~ -4",
        "6 & 3 | 8 ~ 10",
        "6 ^ 3 ~ 5",
        "1 | 2 ^ 2 & 3 ~ 1",
        "0xffffffffffffffff - 0xfffffffffffffffe ~ 1",
      })
  void an_expression_has_the_value_c_gives_it(String expression, long value) {
    assertThat(Assembled.words(".word " + expression)).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource({"~0, -1", "~5 & 7, 2", "-~1, 2"})
  void a_complement_is_the_one_of_an_unlimited_number(String expression, long value) {
    assertThat(Assembled.words(".word " + expression)).containsExactly(value);
  }
}
