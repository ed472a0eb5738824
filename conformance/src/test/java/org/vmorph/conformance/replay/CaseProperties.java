package org.vmorph.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.vmorph.conformance.broken.WrongSettings;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.machines.Machines;

/** To save a case and to load it changes nothing. */
class CaseProperties {
  @Provide
  Arbitrary<Setting> wrong() {
    return WrongSettings.any();
  }

  @Property(tries = 60)
  void what_is_saved_is_loaded(@ForAll("wrong") Setting setting, @ForAll long seed)
      throws IOException {
    var found = Campaign.of(setting, seed, 400).run().first();
    // What depends on what ran before is more than one program.
    Assume.that(found.filter(it -> Case.whyNot(it).isEmpty()).isPresent());
    for (var divergence : List.of(found.get(), Shrinker.shrink(found.get(), 300).smallest())) {
      same(divergence);
    }
  }

  @Provide
  Arbitrary<Rule> rules() {
    return Arbitraries.of(Rules.ALL.list());
  }

  private static void same(Divergence divergence) throws IOException {
    var kept = Case.of(divergence, "0.1");
    var folder = Files.createTempDirectory("cases");
    var file = new CaseFolder(folder).save(kept);
    assertThat(new CaseFolder(folder).read(Rules.ALL))
        .containsExactly(new CaseFolder.Saved(kept.fileName(), kept));
    assertThat(Case.read("x", Files.readString(file))).isEqualTo(kept);
    var program = kept.program("x", divergence.setting().machine());
    assertThat(program).as(kept.text()).isEqualTo(divergence.program());
    assertThat(replay(divergence.setting()).run("x", kept))
        .isInstanceOfSatisfying(
            Divergence.class,
            again -> {
              assertThat(Optional.of(again.failure())).as(kept.text()).isEqualTo(kept.failure());
              assertThat(again.step()).isEqualTo(kept.step());
            });
  }

  private static Replay replay(Setting setting) {
    var monitors = setting.monitors();
    return new Replay(
        Machines::named,
        name -> monitors.stream().filter(vmm -> vmm.name().equals(name)).findFirst());
  }

  @Property(tries = 300)
  void what_a_header_says_is_read(
      @ForAll List<Long> input,
      @ForAll long seed,
      @ForAll @LongRange(min = 0) long index,
      @ForAll @LongRange(min = 1) long steps,
      @ForAll("rules") Rule rule,
      @ForAll @LongRange(min = 0, max = 5) long atOnce,
      @ForAll boolean generated) {
    var header =
        new Case(
            "0.1",
            new Token(
                "jrst1",
                List.of("a", "my/b.s"),
                2,
                generated ? seed : 0,
                generated ? index : 0,
                64,
                steps,
                atOnce > 1 ? Set.of("rdc", "rdd") : Set.of()),
            generated ? Optional.empty() : Optional.of("my program.s"),
            Optional.of(new Failure(rule, "fetch", "traps memory", "breaks down")),
            Optional.empty(),
            3,
            atOnce > 0 ? OptionalLong.of(atOnce) : OptionalLong.empty(),
            atOnce > 2 ? OptionalLong.of(atOnce - 1) : OptionalLong.empty(),
            input,
            atOnce == 1 ? List.of("P=0x3", "r[2]=0x1f") : List.of(),
            atOnce == 2,
            "");
    var text = CaseHeader.print(header);
    assertThat(Case.read("x", text)).isEqualTo(header.with(text));
  }
}
