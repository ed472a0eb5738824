package org.vmorph.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.control.TrapAndEmulate;

class TokenTest {
  private static final Replay REPLAY =
      new Replay(
          Machines::named,
          name ->
              name.equals("trap-and-emulate")
                  ? Optional.of(new TrapAndEmulate())
                  : Optional.empty());

  @Test
  void a_token_of_another_generator_says_so_and_leads_to_no_other_program() {
    var token = Token.parse("jrst1:trap-and-emulate:d1:s1974:p3:g" + (Generator.VERSION + 1));
    assertThat(token.generator()).isEqualTo(Generator.VERSION + 1);
    assertThat(token).hasToString("jrst1:trap-and-emulate:d1:s1974:p3:g" + token.generator());
    assertThat(token.outdated().orElseThrow())
        .contains(
            "was made by generator %d, and this is generator %d"
                .formatted(Generator.VERSION + 1, Generator.VERSION));
    var replay = new Replay(Machines::named, name -> Optional.of(new TrapAndEmulate()));
    assertThatThrownBy(() -> replay.run(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whose program 3 is another");
  }

  @Test
  void a_token_that_says_nothing_of_its_generator_is_of_the_first() {
    var token = Token.parse("jrst1:trap-and-emulate:d1:s1974:p3");
    assertThat(token.generator()).isEqualTo(1);
    assertThat(token.outdated().isPresent()).isEqualTo(Generator.VERSION != 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jrst1:trap-and-emulate:d1:s1974:p3",
        "jrst1:trap-and-emulate:d2:s-1:p0:w128",
        "jrst1:a+b:d2:s1974:p3:w128:n1000",
        "legacy:trap-and-emulate:d1:s1974:p3:xjrstu+smsw",
        "jrst1:trap-and-emulate:d1:s1974:p-7:w256:n60",
        "jrst1:trap-and-emulate:d1:v17-3fa2c41b:n20",
        "jrst1:trap-and-emulate:d1:s1974:p-7:a-3+-5",
      })
  void what_is_printed_is_read(String text) {
    assertThat(Token.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jrst1 | expected the name of a monitor, found the end",
        "jrst1:tae:1 | expected 'd' and a number from 1 to 16, found '1'",
        "jrst1:tae:d0:s1:p1 | expected 'd' and a number from 1 to 16, found 'd0'",
        "jrst1:tae:d1:s1:p-1000001 | expected 'p' and a number from -1000000, found 'p-1000001'",
        "jrst1:tae:d1:v3 | expected 'v', the number of a test state, '-' and what it is known by,",
        "jrst1:tae:d1:s1:p1:q2 | expected the end, found 'q2'",
        "jrst1:tae:d1:s1:p1:w64k | expected 'w' and a number from 1, found 'w64k'",
        "jrst1:a+b:d3:s1:p1 | expected one monitor, or as many as the depth of 3: a+b",
      })
  void what_is_wrong_is_said(String text, String message) {
    assertThatThrownBy(() -> Token.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_divergence_is_found_again() {
    var found =
        Campaign.of(Settings.sound("read-b", 2).withWords(80), 3, 500).run().first().orElseThrow();
    var again = REPLAY.run(Token.parse(Token.of(found).toString()));
    assertThat(again)
        .isInstanceOfSatisfying(
            Divergence.class,
            divergence -> {
              assertThat(divergence.sameKindAs(found)).isTrue();
              assertThat(divergence.step()).isEqualTo(found.step());
              assertThat(divergence.program()).isEqualTo(found.program());
            });
  }

  @Test
  void a_failure_that_is_gone_is_gone() {
    var token =
        new Token(
            "third-generation", java.util.List.of("trap-and-emulate"), 1, 1, 1, 64, 400, Set.of());
    assertThat(REPLAY.run(token)).isInstanceOf(Agreed.class);
  }

  @Test
  void unknown_names_are_named() {
    assertThatThrownBy(() -> REPLAY.run(Token.parse("jrst2:trap-and-emulate:d1:s1:p1:g3")))
        .hasMessage("there is no machine jrst2");
    assertThatThrownBy(() -> REPLAY.run(Token.parse("jrst1:tae:d1:s1:p1:g3")))
        .hasMessage("there is no monitor tae");
  }
}
