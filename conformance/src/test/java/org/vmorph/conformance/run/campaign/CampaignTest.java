package org.vmorph.conformance.run.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.run.Settings;

class CampaignTest {
  /** A flaw that needs an odd window, so that it does not show in the first program. */
  private static final Campaign CAMPAIGN = Campaign.of(Settings.sound("read-b", 1), 12, 300);

  private static String figures(CampaignResult result) {
    return result.verdict()
        + " "
        + result.programs()
        + " "
        + result.divergent()
        + " "
        + result.divergences()
        + " "
        + result.coverage().steps()
        + " "
        + result.coverage().traps()
        + " "
        + result.coverage().halted()
        + " "
        + result.coverage().emulated()
        + result.coverage().fromUser();
  }

  @Test
  void the_number_of_threads_changes_nothing() {
    var one = CAMPAIGN.onThreads(1).run();
    assertThat(figures(CAMPAIGN.onThreads(2).run())).isEqualTo(figures(one));
    assertThat(figures(CAMPAIGN.onThreads(7).run())).isEqualTo(figures(one));
  }

  @Test
  void it_stops_at_the_first_failing_program_and_counts_up_to_it() {
    var first = CAMPAIGN.run();
    var all = CAMPAIGN.keepGoing(true).run();
    long index = first.first().orElseThrow().program().index();
    assertThat(first.programs()).isEqualTo(index + 1);
    assertThat(first.divergent()).isEqualTo(1);
    assertThat(all.programs()).isEqualTo(300);
    assertThat(all.divergent()).isGreaterThan(1);
    assertThat(all.first().orElseThrow().program()).isEqualTo(first.first().get().program());
    assertThat(all.divergences()).extracting(d -> d.program().index()).isSorted();
  }

  @Test
  void it_tells_how_far_it_is() {
    var heard = new ArrayList<Long>();
    Campaign.of(Settings.sound("third-generation", 1), 1, 100)
        .tellTo((done, coverage) -> heard.add(done))
        .run();
    assertThat(heard).isSorted().endsWith(100L);
  }

  @Test
  void too_little_progress_is_no_pass() {
    var none = Campaign.of(Settings.sound("third-generation", 1), 1, 0).run();
    assertThat(none.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
    assertThat(none.reason()).hasValue("no program was run");
    var few = Campaign.of(Settings.sound("third-generation", 1).withBudget(3), 1, 20).run();
    assertThat(few.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
    assertThat(few.reason().orElseThrow())
        .contains("never reflected: ")
        .contains("of 20 programs halted");
  }
}
