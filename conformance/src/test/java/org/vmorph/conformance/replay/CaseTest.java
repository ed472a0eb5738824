package org.vmorph.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.compare.Volume;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.text.AssemblyError;

class CaseTest {
  private static final String TEXT =
      """
      ; vmorph/case/1
      ; version:     0.1
      ; machine:     read-b
      ; monitor:     trap-and-emulate
      ; depth:       2
      ; rule:        E1
      ; instruction: rdb
      ; bare:        completes
      ; virtual:     completes
      ; step:        2
      ; words:       64
      ; steps:       250
      ; seed:        1974
      ; index:       1
      ; generator:   3

              .org 1
              .psw s, 5, 43, 22
              .org 48
              rdb r0
      """;

  @TempDir private Path folder;

  private static Case found() {
    var found = Campaign.of(Settings.sound("read-b", 2), 1974, 500).run().first().orElseThrow();
    return Case.of(Shrinker.shrink(found).smallest(), "0.1");
  }

  @Test
  void a_case_is_assembly_with_a_header() {
    assertThat(found().text()).isEqualTo(TEXT);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "; vmorph/case/1 | ; vmorph/case/2 | x:1:1: is no case; expected '; vmorph/case/1'",
        "; depth:       2 | ; depth:       0 | x:5:16: expected a number from 1 to 16, found '0'",
        "; depth:       2 | ; dept:        2 | x:5:3: unknown key 'dept'; did you mean 'depth'?",
        "; depth:       2 | ; depth: | x:5:9: expected a value of 'depth', found the end of the"
            + " line",
        "; depth:       2 | ; so it is | x:5:3: expected 'key: value', found 'so it is'",
        "; step:        2 | ; depth:       2 | x:10:3: 'depth' is there already",
        "; rule:        E1 | ; rule:        E0 | x:6:16: unknown rule 'E0'; there is: E1,",
        "; bare:        completes | ; bare:        sleeps | x:8:16: expected completes, halts,",
        "; index:       1 | ; | x:14:2: expected 'key: value', found ''",
      })
  void what_is_wrong_with_a_header_is_told_by_line_and_column(
      String right, String wrong, String message) {
    assertThat(TEXT).contains(right);
    assertThatThrownBy(() -> Case.read("x", TEXT.replace(right, wrong)))
        .isInstanceOf(FormatError.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void what_is_missing_in_a_header_is_told() {
    assertThatThrownBy(() -> Case.read("x", TEXT.replace("; index:       1\n", "")))
        .isInstanceOf(FormatError.class)
        .hasMessage("x:14:3: no 'index:' up to here");
  }

  @Test
  void a_console_says_numbers() {
    var text = TEXT.replace("; index:       1", "; index:       1\n; input:       0x6f 0x6g");
    assertThatThrownBy(() -> Case.read("x", text))
        .isInstanceOf(FormatError.class)
        .hasMessage("x:15:16: expected numbers, found '0x6g'");
  }

  @Test
  void what_is_wrong_with_the_program_is_told_by_line_and_column() {
    var machine = Machines.named("read-b").orElseThrow();
    assertThatThrownBy(() -> Case.read("x", TEXT.replace("rdb r0", "rbd r0")).program("x", machine))
        .isInstanceOf(AssemblyError.class)
        .hasMessage("x:20:9: unknown instruction 'rbd'; did you mean 'rdb'?");
    assertThatThrownBy(
            () -> Case.read("x", TEXT.replace(".org 48", ".org 64")).program("x", machine))
        .isInstanceOf(FormatError.class)
        .hasMessage("x:20:1: address 64 is beyond the 64 words of 'words:'");
  }

  @Test
  void the_same_program_of_another_seed_has_the_same_name() {
    var kept = found();
    assertThat(kept.fileName()).matches("E1-rdb-[0-9a-f]{8}\\.case");
    assertThat(Case.read("x", TEXT.replace("1974", "1975")).fileName()).isEqualTo(kept.fileName());
    assertThat(Case.read("x", TEXT.replace("s, 5,", "s, 6,")).fileName())
        .isNotEqualTo(kept.fileName());
  }

  @Test
  void a_case_that_is_there_is_not_written_over() throws IOException {
    var cases = new CaseFolder(folder.resolve("new"));
    var file = cases.save(found());
    var mine = TEXT.replace("seed:        1974", "seed:        1975");
    Files.writeString(file, mine);
    assertThat(cases.save(found())).isEqualTo(file).hasContent(mine);
    assertThat(file.getParent().toFile().list()).hasSize(1);
  }

  @Test
  void a_program_that_does_not_start_just_reset_is_saved_with_its_state() {
    var setting = Settings.sound("jrst1", 1);
    var found = Campaign.of(setting, 1974, 10).run().first().orElseThrow();
    var machine = new Machine(setting.engine(), setting.words());
    found.program().loadWords(machine);
    machine.reset();
    machine.set(setting.machine().programCounter(), 3);
    var jrstu = found.bareState().machine().instruction("jrstu").orElseThrow();
    machine.store(
        setting.machine().storage(), 3, jrstu.encode(new long[jrstu.form().operands().size()]));
    var started = new Volume(setting).explain(GuestProgram.in(machine.snapshot(), 7));
    assertThat(started)
        .isInstanceOfSatisfying(
            Divergence.class,
            divergence -> {
              var kept = Case.of(divergence, "0.1");
              assertThat(kept.text()).contains("; start:       P=0x3 ");
              var again = Case.read("x", kept.text());
              assertThat(again.program("x", setting.machine()).start())
                  .isEqualTo(divergence.program().start());
              var monitor = setting.monitors().getFirst();
              var replay = new Replay(Machines::named, name -> Optional.of(monitor));
              assertThat(replay.run("x", again))
                  .isInstanceOfSatisfying(
                      Divergence.class,
                      it -> assertThat(it.failure()).isEqualTo(divergence.failure()));
            });
  }

  @Test
  void saved_cases_are_tried_under_other_monitors_of_their_machine() {
    var saved = new CaseFolder.Saved("x.case", found());
    var once = Retrial.of(List.of(saved), Settings.sound("read-b", 1));
    assertThat(once.failing()).hasSize(1);
    assertThat(once.left()).isEmpty();
    var none = Retrial.of(List.of(saved), Settings.sound("jrst1", 1));
    assertThat(none.findings()).isEmpty();
    assertThat(none.left())
        .singleElement()
        .extracting(Retrial.Left::reason)
        .isEqualTo("it is for read-b");
  }

  @Test
  void a_case_of_a_monitor_that_has_become_right_passes() {
    var text =
        TEXT.replace("read-b", "third-generation")
            .replace("rdb r0", "li r0, 1")
            .replace("instruction: rdb", "instruction: li");
    var tried =
        Retrial.of(
            List.of(new CaseFolder.Saved("x.case", Case.read("x.case", text))),
            Settings.sound("third-generation", 1));
    assertThat(tried.failing()).isEmpty();
    assertThat(tried.findings())
        .singleElement()
        .satisfies(one -> assertThat(one.finding()).isInstanceOf(Agreed.class));
  }

  @Test
  void a_case_too_large_for_its_machine_is_left_with_the_reason() {
    var large = TEXT.replace("words:       64", "words:       1048575");
    var left =
        Retrial.of(
            List.of(new CaseFolder.Saved("x.case", Case.read("x.case", large))),
            Settings.sound("read-b", 1));
    assertThat(left.left()).singleElement().asString().contains("1048575 words need");
  }
}
