package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Parameter ENTRIES = Parameter.number("entries", 0, 16, 4, "How many.");
  private static final Parameter ODD = Parameter.choice("odd", List.of("trap", "done"), "What of.");
  private static final Settings USUAL = Settings.usual(ENTRIES, ODD);

  @Test
  void what_is_not_said_is_as_usual() {
    assertThat(USUAL.number(ENTRIES)).isEqualTo(4);
    assertThat(USUAL.with(ENTRIES, "16").is(ODD, "trap")).isTrue();
    assertThat(USUAL.with(ENTRIES, "16").number(ENTRIES)).isEqualTo(16);
    assertThat(USUAL.number(ENTRIES)).as("settings do not change").isEqualTo(4);
  }

  @Test
  void what_it_may_not_be_is_refused_in_a_line() {
    assertThatThrownBy(() -> USUAL.with(ENTRIES, "17")).hasMessage("entries=17: expected 0 to 16");
    assertThatThrownBy(() -> USUAL.with(ENTRIES, "04")).hasMessage("entries=04: expected 0 to 16");
    assertThatThrownBy(() -> USUAL.with(ODD, "no")).hasMessage("odd=no: expected trap or done");
    assertThatThrownBy(() -> Settings.NONE.with(ODD, "done"))
        .hasMessage("there is no parameter odd");
  }

  @Test
  void a_parameter_that_no_command_line_can_say_is_none() {
    assertThatThrownBy(() -> Parameter.number("a=b", 0, 1, 0, ""))
        .hasMessage("parameter 'a=b': expected small letters, digits, '.' and '-'");
    assertThatThrownBy(() -> Parameter.number("a", 0, 1, 2, ""))
        .hasMessage("parameter a: usually 2, which is none of [0, 1]");
    assertThatThrownBy(() -> Settings.usual(ODD, ODD)).hasMessage("two parameters are called odd");
  }

  @Test
  void parameters_and_facts_are_printed_side_by_side() {
    var configuration =
        new Configuration(
            Map.of("time", "a tick a step"), USUAL.with(ODD, "done"), Map.of(), settings -> null);
    assertThat(configuration.printed())
        .containsExactly(
            Map.entry("entries", "4"),
            Map.entry("odd", "done"),
            Map.entry("time", "a tick a step"));
    assertThat(configuration.fixed().parameters()).isEmpty();
    assertThat(configuration.fixed().printed()).isEqualTo(configuration.printed());
    assertThatThrownBy(
            () -> new Configuration(Map.of("odd", "x"), USUAL, Map.of(), settings -> null))
        .hasMessage("odd is a parameter, and fixed as well");
  }
}
