package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Monitors of both kinds on one another. */
class MixedTowersTest {
  private static final List<Vmm> KINDS = List.of(new TrapAndEmulate(), new Hybrid());

  /** Every tower of two or three that has a hybrid monitor in it, the outermost first. */
  static Stream<List<Vmm>> towers() {
    var towers = new ArrayList<List<Vmm>>();
    for (var one : KINDS) {
      for (var other : KINDS) {
        towers.add(List.of(one, other));
        KINDS.forEach(third -> towers.add(List.of(one, other, third)));
      }
    }
    return towers.stream().filter(tower -> tower.stream().anyMatch(Hybrid.class::isInstance));
  }

  @ParameterizedTest
  @MethodSource("towers")
  void a_sound_machine_shows_nothing(List<Vmm> tower) {
    var setting = Settings.tower("third-generation", tower);
    var result = Campaign.of(setting, 1974, 400).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.reason()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    var levels = result.coverage().levels();
    boolean interprets = tower.getLast() instanceof Hybrid;
    assertThat(levels.getLast().interpreted() > 0).isEqualTo(interprets);
    assertThat(levels.getLast().emulated() > 0).isEqualTo(!interprets);
    levels.subList(0, levels.size() - 1).forEach(outer -> assertThat(outer.emulated()).isZero());
  }

  @ParameterizedTest
  @MethodSource("towers")
  void and_nothing_on_the_reference_interpreter(List<Vmm> tower) {
    var setting = Settings.tower("third-generation", tower);
    var reference = Setting.of(new Interpreter(setting.semantics()), tower);
    assertThat(Campaign.of(reference, 3, 60).run().first()).isEmpty();
  }

  /** What the innermost monitor leaves to its host is user code all the way down. */
  @ParameterizedTest
  @MethodSource("towers")
  void a_hybrid_innermost_is_enough_for_theorem_3(List<Vmm> tower) {
    var first = Campaign.of(Settings.tower("smsw", tower), 1974, 400).run().first();
    assertThat(first.isEmpty()).isEqualTo(tower.getLast() instanceof Hybrid);
  }
}
