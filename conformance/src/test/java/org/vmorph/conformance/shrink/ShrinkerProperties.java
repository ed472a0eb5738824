package org.vmorph.conformance.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.vmorph.conformance.broken.WrongSettings;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.compare.Volume;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;

/** However far a failure is shrunk, it stays the same failure. */
class ShrinkerProperties {
  @Provide
  Arbitrary<Setting> wrong() {
    return WrongSettings.any();
  }

  @Property(tries = 60)
  void shrinking_never_changes_the_kind(
      @ForAll("wrong") Setting setting,
      @ForAll long seed,
      @ForAll @IntRange(max = 2000) int tries) {
    var first = Campaign.of(setting, seed, 400).run().first();
    Assume.that(first.isPresent());
    var found = first.get();
    // By itself it is not there again, if it depends on what ran before.
    Assume.that(found.rule() != Rule.E10);
    var shrunk = Shrinker.shrink(found, tries);
    var smallest = shrunk.smallest();
    assertThat(smallest.sameKindAs(found)).isTrue();
    assertThat(smallest.setting()).isEqualTo(setting.ofProgram(found.program().index()));
    assertThat(shrunk.tries()).isLessThanOrEqualTo(tries);
    assertThat(size(smallest)).isLessThanOrEqualTo(size(found));
    // What the search believed of its last try is so when it is run by itself.
    assertThat(new Volume(smallest.setting()).explain(smallest.program()))
        .isInstanceOfSatisfying(
            Divergence.class, again -> assertThat(again.sameKindAs(found)).isTrue());
  }

  private static long size(Divergence divergence) {
    return words(divergence.program()) + divergence.program().input().length + divergence.step();
  }

  private static long words(GuestProgram program) {
    return Arrays.stream(program.words()).filter(word -> word != 0).count();
  }
}
