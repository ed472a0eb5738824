package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a broken monitor does says where to look, and that is where its mistake is. */
class SymptomTest {
  @ParameterizedTest
  @CsvSource({
    "breaks-down, begin at the line of its own",
    "interprets-beyond-the-bound, look at the clamp",
    "loses-the-cause, is the cause that the hardware",
    "leaks-the-real-base, look at the old PSW",
    "reflects-into-user-mode, look at how the new PSW is loaded",
    "forgets-to-go-on, look at where P is moved on",
    "goes-on-twice, look at where P is moved on",
    "truncates-before-the-test, at addresses that the monitor",
    "index-0, the address developed as the machine does it",
    "shows-the-next-word, is it shown from where it is",
    "swallows-traps, who has swallowed its trap",
    "loses-a-register, look at its routine for the instruction",
  })
  void a_mistake_is_looked_for_where_it_was_made(String monitor, String where) {
    var message = BrokenMonitor.named(monitor).message();
    assertThat(message.substring(message.indexOf("Look first:"))).contains(where);
  }
}
