package org.vmorph.ci.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.ci.random.SketchAct.put;
import static org.vmorph.ci.random.SketchAct.trap;
import static org.vmorph.ci.random.SketchAct.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.ci.random.Believed.Theorems;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem3;
import org.vmorph.proofs.theorems.TheoremVerdict;
import org.vmorph.proofs.theorems.TheoremVerdict.Outcome;

/** What was once believed of the theorems, and is wrong: random machines would have told. */
class WrongBeliefsTest {
  private static final long PROGRAMS = 2_000;

  private static final SketchWord RA = SketchWord.named("RA");
  private static final SketchTest USER = SketchTest.mode(true);
  private static final SketchTest SUPERVISOR = SketchTest.mode(false);

  /** Privileged by the letter; in user mode it loads R where a supervisor takes a memory trap. */
  private static final Drawn PCTL =
      Drawn.of(
          Base.PLAIN,
          Sketch.does(
              when(
                  new SketchTest.Both(SUPERVISOR, new SketchTest.Negated(SketchTest.is("RA", 0))),
                  trap("memory")),
              when(new SketchTest.Both(USER, SketchTest.is("RA", 0)), trap("privileged")),
              when(USER, put("R", RA))));

  private static Believed wrong(Theorems theorems) {
    return Believed.VMORPH.with(theorems);
  }

  private static List<String> heard(Drawn drawn, Believed believed) {
    return Hearing.of(drawn, believed).disagreements().stream().map(Disagreement::kind).toList();
  }

  private static boolean programsDiverge(Drawn drawn, int theorem, Believed believed) {
    assertThat(Hearing.of(drawn, believed).promised()).contains(theorem);
    return new Promises(theorem, PROGRAMS, believed)
        .kept(List.of(drawn))
        .getFirst()
        .broken()
        .isPresent();
  }

  /** Theorem 3 as it is printed: what is user sensitive is privileged. */
  private static TheoremVerdict asPrinted(int theorem, List<Classification> parts) {
    if (theorem == 1) {
      return Theorem1.of(parts);
    }
    var named =
        parts.stream()
            .filter(c -> c.sensitive(Scope.USER).refuted())
            .filter(c -> !(c.privileged() instanceof Verdict.Proved))
            .map(c -> c.instruction().name())
            .toList();
    return new TheoremVerdict(
        3, named.isEmpty() ? Outcome.HOLDS : Outcome.FAILS, named, Theorem3.of(parts).caveats());
  }

  private static TheoremVerdict withoutCaveats(int theorem, List<Classification> parts) {
    var verdict = Believed.VMORPH.theorems().verdict(theorem, parts);
    return new TheoremVerdict(theorem, verdict.outcome(), verdict.named(), List.of());
  }

  @Test
  void that_a_user_sensitive_instruction_need_only_be_privileged() {
    var believed = wrong(WrongBeliefsTest::asPrinted);
    assertThat(heard(PCTL, believed))
        .contains("Theorem 3 promises, a lemma is refuted", "Theorem 3 promises, plain numbers");
    assertThat(programsDiverge(PCTL, 3, believed)).isTrue();
    assertThat(heard(PCTL, Believed.VMORPH)).isEmpty();
  }

  @Test
  void that_a_timer_is_no_resource_to_ask_about() {
    var believed = wrong(WrongBeliefsTest::withoutCaveats);
    var reads = Drawn.of(Base.TIMER, Sketch.does(put("RA", SketchWord.named("timer"))));
    assertThat(programsDiverge(reads, 1, believed)).isTrue();
    assertThat(Hearing.of(reads, Believed.VMORPH).promised()).doesNotContain(1);
  }

  @Test
  void that_what_shows_b_is_innocuous() {
    var believed = wrong(WrongBeliefsTest::withoutCaveats);
    var shows = Drawn.of(Base.PLAIN, Sketch.does(put("RA", SketchWord.named("b"))));
    assertThat(heard(shows, believed))
        .contains(
            "Theorem 1 promises, a lemma is refuted",
            "Theorem 1 promises, plain numbers",
            "Theorem 3 promises, a lemma is refuted",
            "Theorem 3 promises, plain numbers");
  }

  @Test
  void that_only_instructions_count() {
    Theorems instructions =
        (theorem, parts) -> Believed.VMORPH.theorems().verdict(theorem, parts.subList(0, 1));
    var believed = wrong(instructions);
    var fetches = Drawn.of(Base.PLAIN, Sketch.does()).with(new SketchFetch(false, false));
    assertThat(heard(fetches, believed)).contains("Theorem 1 promises, a lemma is refuted");
    assertThat(programsDiverge(fetches, 1, believed)).isTrue();
    var shrinks =
        Drawn.of(Base.PLAIN, Sketch.does())
            .with(
                new SketchCycle(
                    List.of(), List.of(when(USER, put("b", SketchWord.number(3)))), List.of()));
    assertThat(programsDiverge(shrinks, 3, believed)).isTrue();
  }

  @Test
  void that_the_time_is_nobodys_business() {
    var believed = wrong(WrongBeliefsTest::withoutCaveats);
    var byTheClock = when(SketchTest.is("clock", 1), trap("svc"));
    var asks =
        Drawn.of(Base.CLOCK, Sketch.does())
            .with(new SketchCycle(List.of(byTheClock), List.of(), List.of()));
    assertThat(programsDiverge(asks, 3, believed)).isTrue();
    assertThat(Hearing.of(asks, Believed.VMORPH).promised()).isEmpty();
    assertThat(heard(asks, Believed.VMORPH)).isEmpty();
  }

  /** Its monitors once executed what nobody could fetch. */
  @Test
  void that_what_is_refused_is_an_instruction() {
    var refused = when(SketchTest.is("g", 1), trap("privileged"));
    var refuses =
        Drawn.of(Base.GENERAL, Sketch.does())
            .with(new SketchCycle(List.of(refused), List.of(), List.of()));
    for (int theorem : new int[] {1, 3}) {
      assertThat(programsDiverge(refuses, theorem, Believed.VMORPH)).isFalse();
    }
    assertThat(heard(refuses, Believed.VMORPH)).isEmpty();
  }

  @Test
  void that_something_else_is_to_blame() {
    Theorems another =
        (theorem, parts) ->
            new TheoremVerdict(theorem, Outcome.FAILS, List.of("another"), List.of());
    assertThat(heard(PCTL, wrong(another)))
        .contains("Theorem 1 does not name what diverges", "Theorem 3 does not name what diverges");
  }

  @Test
  void that_nothing_ever_happens() {
    var believed = new Believed(() -> SayingNo::new, Believed.VMORPH.theorems());
    assertThat(heard(PCTL, believed))
        .contains("solver and tables: intended user control sensitive of drawn");
  }

  /** A solver that finds nothing. */
  private static final class SayingNo implements Asker {
    @Override
    public Verdict neverHappens(Claim claim) {
      return Verdict.PROVED;
    }

    @Override
    public void close() {}
  }

  /** Of what is drawn around it nothing remains. */
  @Test
  void a_wrong_belief_is_shown_by_a_small_machine() {
    var believed = wrong(WrongBeliefsTest::withoutCaveats);
    var shown = SketchWord.named("b");
    var large =
        Drawn.of(
            Base.RESOURCE,
            new Sketch(
                false,
                List.of(
                    when(new SketchTest.Both(USER, SketchTest.is("RA", 1)), trap("svc")),
                    when(
                        new SketchTest.Negated(SketchTest.is("RA", 2)),
                        put(
                            "RA",
                            new SketchWord.Chosen(
                                SketchTest.is("RB", 0), shown, SketchWord.named("EA"))))),
                new Sketch.Jump(SketchTest.is("RA", 3), SketchWord.named("X"))));
    var lemma =
        Hearing.of(large, believed).disagreements().stream()
            .filter(d -> d.kind().equals("Theorem 1 promises, a lemma is refuted"))
            .findFirst()
            .orElseThrow();
    assertThat(Smaller.of(large, lemma.shows())).hasToString("set(RA, b)");
  }
}
