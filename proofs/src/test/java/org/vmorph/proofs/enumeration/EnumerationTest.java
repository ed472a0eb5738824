package org.vmorph.proofs.enumeration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.ProtectionSpecimens;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGenerationProtect;
import org.vmorph.proofs.enumeration.Enumeration.Answer;
import org.vmorph.proofs.manifest.Manifest;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;

/**
 * Every definition of every instruction and every lemma about every monitor, with every value of
 * every word: the same answer as the solver's. The third generation machines have the smallest
 * shapes there are; the 68000s are as they are.
 */
class EnumerationTest {
  /** Twelve bits to a word and four addresses. */
  private static final List<Architecture> SMALL = Machines.thirdGeneration(new Shape(12, 2, 1));

  /** Room for a monitor and a guest, in eight addresses. */
  private static final List<Architecture> WITH_GUESTS =
      Machines.thirdGeneration(new Shape(13, 3, 1));

  /** Four addresses are enough for protection registers, and eight pages need sixteen. */
  private static final List<Architecture> SHAPES =
      Stream.of(
              Machines.shapes(new Shape(17, 4, 1), 1).stream()
                  .filter(machine -> !machine.name().contains("protect")),
              Stream.of(new ThirdGenerationProtect(new Shape(12, 2, 1)))
                  .flatMap(
                      it ->
                          Stream.concat(
                              Stream.of(it.machine),
                              new ProtectionSpecimens(it).machines.stream())))
          .flatMap(machines -> machines)
          .toList();

  /** What these machines have beside the instructions of all, and what reaches storage. */
  private static final Set<String> OF_SHAPES =
      Set.of(
          "ld", "st", "lpsw", "lpr", "spr", "ltb", "stb", "size", "lda", "sta", "lra", "probe",
          "lpp", "spp", "rpsw", "rpsu", "ldl", "sdl", "lrb", "srb", "svc");

  /** Every build asks for a part, {@code ci/second-opinion} for all. */
  private static final boolean ALL = Boolean.getBoolean("vmorph.enumeration.all");

  /** Of a machine that has one instruction more there are fewer lemmas. */
  private static final int MANY = 20;

  static Stream<Architecture> small() {
    return SMALL.stream().filter(machine -> !definitions(machine, SMALL).isEmpty());
  }

  static Stream<Architecture> withGuests() {
    return WITH_GUESTS.stream()
        .filter(machine -> !lemmas(machine).isEmpty())
        .filter(machine -> ALL || lemmas(machine).size() < MANY);
  }

  static Stream<Architecture> whole() {
    return Machines.all().stream().filter(machine -> machine.fetch().isEmpty());
  }

  private static List<Obligation> definitions(Architecture machine, List<Architecture> order) {
    return Obligations.newOn(machine, order).stream()
        .filter(it -> it.reading().filter(r -> ALL || r.equals("intended")).isPresent())
        .toList();
  }

  /** Natural numbers have no end, and are left to the solvers. */
  private static List<Obligation> lemmas(Architecture machine) {
    return Obligations.newOn(machine, WITH_GUESTS).stream()
        .filter(it -> it.reading().isEmpty() && it.over() == Obligation.Over.WORDS)
        .toList();
  }

  @Test
  void something_is_asked_of_most_machines() {
    assertThat(small().filter(machine -> definitions(machine, SMALL).size() > 10))
        .hasSizeGreaterThan(SMALL.size() - 2);
    assertThat(withGuests().filter(machine -> lemmas(machine).size() > 5)).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("small")
  void the_solver_says_what_comes_of_every_case(Architecture machine) {
    var asked = definitions(machine, SMALL);
    assertThat(disagreements(machine, asked, it -> answer(new Prover().prove(it).verdict())))
        .isEmpty();
  }

  static Stream<Architecture> shapes() {
    return SHAPES.stream();
  }

  /**
   * Of pages all windows with all frames are too many: {@code MovedPagesTest} makes pairs of them.
   */
  private static boolean isOfClassification(String id) {
    var some =
        id.contains("pages")
            ? Stream.of("/intended control ", "/intended not priv")
            : Stream.of("/intended control ", "/intended not priv", "/intended mode ");
    return some.anyMatch(id::contains) || id.contains("rings") && id.contains("/intended loc");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void the_solver_says_what_comes_of_every_case_where_control_has_another_shape(
      Architecture machine) {
    var asked =
        definitions(machine, SHAPES).stream()
            .filter(it -> OF_SHAPES.contains(it.id().substring(it.id().lastIndexOf('/') + 1)))
            .filter(it -> ALL || isOfClassification(it.id()))
            .toList();
    assertThat(asked).isNotEmpty();
    assertThat(disagreements(machine, asked, it -> answer(new Prover().prove(it).verdict())))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("withGuests")
  void the_solver_says_what_comes_of_every_case_of_a_lemma(Architecture machine) {
    assertThat(
            disagreements(machine, lemmas(machine), it -> answer(new Prover().prove(it).verdict())))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void the_manifest_says_what_comes_of_every_case(Architecture machine) {
    var manifest = Manifest.of(machine).orElseThrow();
    var asked = definitions(machine, Machines.all());
    assertThat(disagreements(machine, asked, it -> expected(manifest, it))).isEmpty();
  }

  private static List<String> disagreements(
      Architecture machine, List<Obligation> asked, Function<Obligation, Answer> solver) {
    // One more for q, which need not be an address.
    int widest = 1 + machine.components().stream().mapToInt(Component::bits).max().orElseThrow();
    var wrong = new ArrayList<String>();
    for (var obligation : asked) {
      var mine = Enumeration.of(obligation.claim(), widest);
      var theirs = solver.apply(obligation);
      if (mine != theirs) {
        wrong.add(obligation.id() + ": " + mine + " by enumeration, " + theirs + " by the solver");
      }
    }
    return wrong;
  }

  private static Answer answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved proved -> Answer.PROVED;
      case Verdict.Refuted refuted -> Answer.REFUTED;
      case Verdict.Vacuous vacuous -> Answer.VACUOUS;
      case Verdict.Unknown unknown -> throw new IllegalStateException(unknown.toString());
    };
  }

  private static Answer expected(Manifest manifest, Obligation obligation) {
    var verdict = manifest.expected(obligation).orElseThrow().verdict(obligation.about());
    return Answer.valueOf(verdict.toUpperCase(Locale.ROOT));
  }

  /** Each operation on all words of a few bits, against the reference interpreter's. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void the_tables_of_operations_are_those_of_the_interpreter(int bits) {
    var truth = new Truth(2, bits, Enumeration.ENOUGH);
    var left = truth.unknown(0, bits);
    var right = truth.unknown(1, bits);
    for (long l = 0; l < 1 << bits; l++) {
      for (long r = 0; r < 1 << bits; r++) {
        var values = new long[] {l, r};
        for (var operator : Operator.values()) {
          assertThat(truth.value(truth.calculate(operator, left, right), values))
              .as("%d %s %d", l, operator, r)
              .isEqualTo(Concrete.DOMAIN.calculate(operator, bits, l, r));
        }
        for (var relation : Relation.values()) {
          assertThat(truth.value(new int[] {truth.compare(relation, left, right)}, values))
              .as("%d %s %d", l, relation, r)
              .isEqualTo(Concrete.DOMAIN.compare(relation, bits, l, r) ? 1 : 0);
        }
      }
    }
  }
}
