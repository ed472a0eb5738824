package org.vmorph.conformance.gen;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.cli.FlatVocabulary;
import org.vmorph.conformance.run.ask.BrokenContribution;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.model.machines.Machines;

/** A vocabulary that does not come back is not waited for. */
class OfferedVocabularyTest {
  @Test
  void it_is_told_where_it_was() {
    var patience = new Patience(Duration.ofMillis(500));
    var machine = Machines.named("third-generation").orElseThrow();
    assertThatThrownBy(
            () -> new OfferedVocabulary(new FlatVocabulary.Loops(), patience).leastWords(machine))
        .isInstanceOf(BrokenContribution.class)
        .hasMessageMatching(
            "the vocabulary \\S+FlatVocabulary\\$Loops: leastWords\\(third-generation\\)"
                + " does not come back: no answer within 0.5 s; it is in"
                + " FlatVocabulary\\$Loops.leastWords"
                + " \\(FlatVocabulary.java:\\d+\\)");
  }
}
