package org.vmorph.conformance.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.replay.Replay;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.InterferenceText;
import org.vmorph.conformance.report.ReplayLine;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Joints;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.TimeSharing;

/** Guests that break a rule together are made small, printed, and found again by a token. */
class CompanyTest {
  static Stream<BrokenMonitor> sharing() {
    return BrokenMonitor.ALL.stream()
        .filter(broken -> broken.rule() == Rule.R2 || broken.rule() == Rule.R4);
  }

  @ParameterizedTest
  @MethodSource("sharing")
  void what_guests_do_to_each_other_is_shown_by_few_small_ones(BrokenMonitor broken) {
    var monitor = (TimeSharing) broken.vmm();
    var setting = Setting.of(broken.machine(), List.of(monitor));
    var together = new Together(setting, monitor, 4, 1974, 300, new AtomicBoolean());
    var result = together.run();
    var found = result.first().orElseThrow();
    var joint = result.joint().orElseThrow();
    var joints = new Joints(setting, monitor);
    var small = Company.shrink(together, joint, found);
    assertThat(small.seen().rule()).isEqualTo(found.rule());
    assertThat(small.joint().guests()).hasSizeLessThanOrEqualTo(3);
    assertThat(words(small)).isLessThan(80);
    assertThat(joints.run(small.joint()).seen().orElseThrow().rule()).isEqualTo(found.rule());
    var token = Token.of(together, result.runs() - 1);
    assertThat(
            InterferenceText.print(
                together, result.runs() - 1, small, ReplayLine.onCommandLine("./vmorph", "")))
        .contains("  guest 1\n", "4 guests, shrunk to ", "  Replay: ./vmorph replay " + token);
    var replay = new Replay(Machines::named, name -> Optional.of(monitor));
    var again = replay.together(Token.parse(token.toString()));
    assertThat(again.joint(token.index())).isEqualTo(joint);
  }

  private static long words(Company.Small small) {
    return small.joint().guests().stream()
        .flatMapToLong(guest -> Arrays.stream(guest.words()))
        .filter(word -> word != 0)
        .count();
  }
}
