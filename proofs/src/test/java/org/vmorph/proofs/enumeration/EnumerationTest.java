package org.vmorph.proofs.enumeration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.proofs.enumeration.Enumeration.Answer;
import org.vmorph.proofs.manifest.Manifest;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;

/**
 * Every definition of every instruction, with every value of every word: the same answer as the
 * solver's. The third generation machines have the smallest shape there is, with twelve bits to a
 * word and four addresses; the 68000s are as they are.
 */
class EnumerationTest {
  private static final Shape SMALLEST = new Shape(12, 2, 1);

  /** Obligations of the 68000s whose tables are too large. */
  private static final Path TOO_LARGE =
      Path.of(
          System.getProperty("vmorph.root", ".."),
          "proofs/src/test/resources/org/vmorph/proofs/enumeration/too-large.txt");

  static Stream<Architecture> small() {
    return Machines.thirdGeneration(SMALLEST).stream();
  }

  static Stream<Architecture> whole() {
    return Machines.all().stream().filter(machine -> machine.relocation().isEmpty());
  }

  /** What is asked of a machine, and has not been asked of one before it. */
  private static List<Obligation> definitions(Architecture machine, List<Architecture> all) {
    var names = all.stream().map(Architecture::name).toList();
    return Obligations.of(machine, all.subList(0, names.indexOf(machine.name()))).stream()
        .filter(obligation -> obligation.reading().filter(EnumerationTest::isAsked).isPresent())
        .toList();
  }

  /** Every build asks under one reading, {@code ci/second-opinion} under all. */
  private static boolean isAsked(String reading) {
    return reading.equals("intended") || Boolean.getBoolean("vmorph.readings.all");
  }

  @Test
  void something_is_asked_of_most_machines() {
    var all = small().toList();
    assertThat(all.stream().filter(machine -> definitions(machine, all).size() > 10))
        .hasSizeGreaterThan(all.size() - 2);
  }

  @ParameterizedTest
  @MethodSource("small")
  void the_solver_says_what_comes_of_every_case(Architecture machine) {
    var asked = definitions(machine, small().toList());
    assertThat(disagreements(machine, asked, it -> answer(new Prover().prove(it).verdict())))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void the_manifest_says_what_comes_of_every_case(Architecture machine) throws IOException {
    var manifest = Manifest.of(machine).orElseThrow();
    var asked = definitions(machine, Machines.all());
    var tooLarge = Files.readAllLines(TOO_LARGE);
    var smaller = asked.stream().filter(it -> !tooLarge.contains(it.id())).toList();
    assertThat(smaller).hasSizeGreaterThan(asked.size() * 9 / 10);
    assertThat(disagreements(machine, smaller, it -> expected(manifest, it))).isEmpty();
  }

  @Test
  void what_is_left_out_is_something_that_is_asked() throws IOException {
    var ids =
        whole()
            .flatMap(machine -> Obligations.of(machine, List.of()).stream())
            .map(Obligation::id)
            .toList();
    assertThat(Files.readAllLines(TOO_LARGE))
        .isSubsetOf(ids)
        .allMatch(id -> id.contains("literal"));
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
    var expected = manifest.expected(obligation).orElseThrow();
    return expected.refuted().contains(obligation.about())
        ? Answer.REFUTED
        : expected.vacuous().contains(obligation.about()) ? Answer.VACUOUS : Answer.PROVED;
  }

  /** Each operation on all words of a few bits, against the reference interpreter's. */
  @Test
  void the_tables_of_operations_are_those_of_the_interpreter() {
    int bits = 4;
    var truth = new Truth(2, bits);
    var left = truth.unknown(0, bits);
    var right = truth.unknown(1, bits);
    for (long l = 0; l < 1 << bits; l++) {
      for (long r = 0; r < 1 << bits; r++) {
        var values = new long[] {l, r};
        for (var operator : Operator.values()) {
          assertThat(truth.value(truth.calculate(operator, bits, left, right), values))
              .as("%d %s %d", l, operator, r)
              .isEqualTo(Concrete.DOMAIN.calculate(operator, bits, l, r));
        }
        for (var relation : Relation.values()) {
          assertThat(truth.value(new int[] {truth.compare(relation, bits, left, right)}, values))
              .as("%d %s %d", l, relation, r)
              .isEqualTo(Concrete.DOMAIN.compare(relation, bits, l, r) ? 1 : 0);
        }
      }
    }
  }
}
