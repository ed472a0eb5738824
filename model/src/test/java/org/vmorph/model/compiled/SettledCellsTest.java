package org.vmorph.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** What is told of conditions that mention more than settled cells. */
class SettledCellsTest {
  private static final Cell SETTLED = new Cell("settled", 8, Role.RESOURCE, 0);
  private static final Cell OTHER = new Cell("other", 8, Role.GENERAL, 1);

  private static Word bit(Condition condition) {
    return choose(condition, literal(1, 1), literal(0, 1));
  }

  /** As protection has it: the first entry that matches decides. */
  private static Condition chain(int links) {
    Condition chain = SETTLED.is(0);
    for (int i = 1; i <= links; i++) {
      var test = OTHER.is(i).and(SETTLED.is(i));
      chain = choose(test, bit(SETTLED.is(i + 100)), bit(chain)).is(1);
    }
    return chain;
  }

  @Test
  void a_chain_of_many_links_is_told_at_once() {
    var settled = new SettledCells();
    var told =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> new Condition[] {settled.ever(chain(60)), settled.never(chain(60))});
    for (var each : told) {
      assertThat(settled.is(each)).as("of settled cells alone").isTrue();
      assertThat(each).isNotEqualTo(Condition.Always.TRUE.not());
    }
  }
}
