package org.vmorph.model.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Compared with looking at every word of six bits. */
class MatchTest {
  private static final int BITS = 6;

  private static Match random(Random random) {
    return new Match(random.nextInt(1 << BITS), random.nextInt(1 << BITS));
  }

  private static LongStream words(Match match) {
    return LongStream.range(0, 1 << BITS).filter(match::matches);
  }

  @Test
  void a_word_besides_some_is_found_if_there_is_one() {
    var random = new Random(11);
    int none = 0;
    for (int i = 0; i < 20_000; i++) {
      var match = random(random);
      var those = new ArrayList<Match>();
      for (int j = random.nextInt(7); j > 0; j--) {
        those.add(random(random));
      }
      var found = match.except(those);
      boolean any = words(match).anyMatch(word -> those.stream().noneMatch(it -> it.matches(word)));
      assertThat(found.isPresent()).isEqualTo(any);
      found.ifPresent(
          word -> {
            assertThat(match.matches(word)).isTrue();
            assertThat(those).noneMatch(it -> it.matches(word));
          });
      none += any ? 0 : 1;
    }
    assertThat(none).isBetween(1_000, 19_000);
  }

  @Test
  void what_is_said_of_two_is_said_of_their_words() {
    var random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      var one = random(random);
      var other = random(random);
      assertThat(one.meets(other)).isEqualTo(words(one).anyMatch(other::matches));
      assertThat(one.isWithin(other)).isEqualTo(words(one).allMatch(other::matches));
      if (one.meets(other)) {
        assertThat(words(one.and(other)).toArray())
            .containsExactly(words(one).filter(other::matches).toArray());
      }
    }
  }

  @Test
  void its_runs_are_its_mask() {
    assertThat(new Match(0b110_1111, 0).runs())
        .containsExactly(new BitRun(5, 5, 2), new BitRun(0, 0, 4));
    assertThat(new Match(-1, 0).runs()).containsExactly(new BitRun(0, 0, 64));
    assertThat(new Match(1L << 63 | 1, 0).runs())
        .containsExactly(new BitRun(63, 63, 1), new BitRun(0, 0, 1));
    assertThat(Match.ANY.runs()).isEmpty();
  }
}
