package org.vmorph.proofs.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.obligation.Obligation;

/**
 * What is remembered by a text is remembered of the formulas: read again they are the very same.
 */
class QuestionTextTest {
  private static final int ONE_IN = 40;

  /** Of each kind some. */
  private static List<Obligation> some(String machine) {
    var all = Obligations.of(Machines.named(machine).orElseThrow(), List.of());
    return IntStream.range(0, all.size()).filter(i -> i % ONE_IN == 0).mapToObj(all::get).toList();
  }

  private static BoolExpr[] formulas(Obligation obligation, Context z) {
    var stated =
        switch (obligation.over()) {
          case WORDS -> Forms.of(obligation.claim(), z).exact().stated();
          case INTEGERS -> {
            var integers = new Integers(z);
            yield obligation.claim().over(new Ground<>(integers, integers));
          }
        };
    return new BoolExpr[] {stated.given(), stated.happens()};
  }

  @ParameterizedTest
  @ValueSource(strings = {"third-generation-timer", "pages-lra", "protect-lra", "m68010"})
  void the_solver_reads_the_formulas_that_were_written(String machine) {
    for (var obligation : some(machine)) {
      try (var z = new Context()) {
        var formulas = formulas(obligation, z);
        var read = z.parseSMTLIB2String(QuestionText.of(formulas), null, null, null, null);
        assertThat(read).as(obligation.id()).containsExactly(formulas);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"third-generation", "pages-lra"})
  void formulas_have_one_text_whatever_their_context_has_seen(String machine) {
    try (var busy = new Context()) {
      for (var obligation : some(machine)) {
        try (var fresh = new Context()) {
          var formulas = formulas(obligation, fresh);
          var there =
              Stream.of(formulas).map(it -> (BoolExpr) it.translate(busy)).toArray(BoolExpr[]::new);
          assertThat(QuestionText.of(there))
              .as(obligation.id())
              .isEqualTo(QuestionText.of(formulas));
        }
      }
    }
  }

  /** Else the text would say of one what is asked of the other. */
  @Test
  void two_unknowns_of_one_name_have_no_text() {
    try (var z = new Context()) {
      var wide = z.mkEq(z.mkBVConst("a", 8), z.mkBV(1, 8));
      var narrow = z.mkEq(z.mkBVConst("a", 4), z.mkBV(1, 4));
      assertThatThrownBy(() -> QuestionText.of(wide, narrow))
          .hasMessage("two unknowns are called a: (_ BitVec 8) and (_ BitVec 4)");
      var named = z.mkEq(z.mkBVConst("?1", 8), z.mkBV(1, 8));
      assertThatThrownBy(() -> QuestionText.of(named))
          .hasMessage("an unknown is called ?1, as no text may have it");
    }
  }
}
