package org.vmorph.conformance.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.control.RoundRobin;

/** What fits a screen, and how it is made to. */
class ScreenTest {
  private static Table rows() {
    var table = new Table("machine", "predicted", "observed", "time").canDoWithout("time");
    table.row("jrst1", "fails: jrstu", "E1 in program 1: jrstu 0", "3.5 s");
    table.row("read-b", "holds; rdb observes b", "E1 in program 1: rdb r0", "1.4 s");
    return table;
  }

  @Test
  void a_table_that_fits_is_left_alone() {
    assertThat(rows().text(63)).isEqualTo(rows().text(Integer.MAX_VALUE)).contains("time");
  }

  @Test
  void a_column_that_can_be_done_without_goes_first() {
    assertThat(rows().text(62))
        .isEqualTo(
            """
            machine  predicted              observed
            jrst1    fails: jrstu           E1 in program 1: jrstu 0
            read-b   holds; rdb observes b  E1 in program 1: rdb r0
            """);
  }

  @Test
  void then_a_remark_is_folded_where_that_costs_the_fewest_lines() {
    assertThat(rows().text(50))
        .isEqualTo(
            """
            machine  predicted     observed
            jrst1    fails: jrstu  E1 in program 1: jrstu 0
            read-b   holds; rdb    E1 in program 1: rdb r0
                     observes b
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 33, 40, 46, 55, 60})
  void no_line_is_longer_than_the_screen_and_no_word_is_lost(int columns) {
    var text = rows().text(columns);
    assertThat(text.lines()).allMatch(line -> line.length() <= columns);
    for (var word : "holds; rdb observes b jrstu 0 E1 in program 1:".split(" ")) {
      assertThat(text).contains(word);
    }
  }

  @Test
  void a_word_is_not_cut_however_narrow_it_is() {
    assertThat(rows().text(5)).contains("observes", "program");
  }

  @Test
  void a_long_line_is_folded_below_what_follows_its_label() {
    assertThat(Screen.fold("  to emulate       halt 1, iret 22, lrb 333, spsw 4444\nshort\n", 40))
        .isEqualTo(
            """
              to emulate       halt 1, iret 22, lrb
                               333, spsw 4444
            short
            """);
    assertThat(Screen.fold("one two three four five six seven", 20))
        .isEqualTo("one two three four\n  five six seven");
  }

  @Test
  void a_gap_gives_way_before_a_line_is_folded() {
    assertThat(Screen.fold("E1  same step          under a monitor", 30))
        .isEqualTo("E1  same step  under a monitor");
  }

  @Test
  void a_command_that_is_to_be_pasted_stays_in_one_line() {
    var line = "  Replay: ./vmorph replay lra:trap-and-emulate:d1:s1974:p1:g3 --plugins mine.jar\n";
    assertThat(Screen.fold(line, 40)).isEqualTo(line);
  }

  @Test
  void what_a_row_begins_with_goes_on_a_little_to_the_right() {
    var table = new Table("obligation", "verdict");
    table.row("machine/lemma 2/lpsw, privileged trap", "proved");
    assertThat(table.text(42))
        .isEqualTo(
            """
            obligation                        verdict
            machine/lemma 2/lpsw, privileged  proved
              trap
            """);
  }

  @Test
  void colours_take_no_place() {
    var red = "\u001b[31mfail\u001b[0m: one two";
    assertThat(Screen.fold(red, 13)).isEqualTo(red);
    assertThat(Screen.visible(red)).isEqualTo(13);
  }

  @Test
  void what_fits_is_not_touched() {
    var text = "a\n\n  b  c\n";
    assertThat(Screen.fold(text, 80)).isSameAs(text);
  }

  @Test
  void a_progress_line_says_less_and_less_and_is_cut_at_last() {
    var machine = Machines.named("third-generation-timer").orElseThrow();
    var setting = Setting.of(machine, List.of(new RoundRobin()));
    var coverage = Campaign.of(setting, 1, 50).run().coverage();
    var lines =
        ProgressLine.of(
            "third-generation-timer, round-robin, control arm",
            21_000,
            50_000,
            1_000_000_000,
            coverage);
    for (int columns = 200; columns >= 10; columns--) {
      assertThat(Terminal.fitting(lines, columns)).hasSizeLessThanOrEqualTo(columns);
    }
    assertThat(Terminal.fitting(lines, 200))
        .endsWith("programs" + lines.get(0).split("programs")[1]);
    assertThat(Terminal.fitting(lines, 89)).contains("21,000 of 50,000", "1 s left");
    assertThat(Terminal.fitting(lines, 79)).contains("21,000 of 50,000");
    assertThat(Terminal.fitting(lines, 30)).isEqualTo("third-generation-timer, round…");
  }
}
