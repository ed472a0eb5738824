package org.vmorph.proofs.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Status;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;

/** What the solver makes of an operator is what the interpreter makes of it. */
class SymbolicTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 31, 32, 36, 63, 64})
  void an_operator_on_numbers(int bits) {
    var random = new Random(bits);
    try (var z = new Context()) {
      var symbolic = new Symbolic(z);
      for (int i = 0; i < 100; i++) {
        long left = Concrete.low(random.nextLong() >>> random.nextInt(64), bits);
        long right = i % 5 == 0 ? 0 : Concrete.low(random.nextLong() >>> random.nextInt(64), bits);
        for (var operator : Operator.values()) {
          long word = Concrete.DOMAIN.calculate(operator, bits, left, right);
          var term =
              symbolic.calculate(
                  operator, bits, symbolic.literal(left, bits), symbolic.literal(right, bits));
          assertThat(term.simplify())
              .as("%d %s %d in %d bits", left, operator, right, bits)
              .isEqualTo(symbolic.literal(word, bits));
        }
      }
    }
  }

  /** What a solver need not find out is what it would have found. */
  @ParameterizedTest
  @EnumSource(names = {"SHL", "SHR"})
  void a_part_of_a_word_that_is_moved_to_a_place(Operator operator) {
    try (var z = new Context()) {
      var symbolic = new Symbolic(z);
      var word = z.mkBVConst("word", 64);
      var number = z.mkBVConst("number", 3);
      var by = z.mkBVMul(z.mkZeroExt(61, number), z.mkBV(8, 64));
      var moved = symbolic.calculate(operator, 64, word, by);
      var same = operator == Operator.SHL ? z.mkBVSHL(word, by) : z.mkBVLSHR(word, by);
      assertThat(symbolic.places()).hasToString("[number]");
      var solver = z.mkSolver();
      solver.add(z.mkNot(z.mkEq(moved, same)));
      assertThat(solver.check()).isEqualTo(Status.UNSATISFIABLE);
    }
  }

  /** As a tree such a word has more parts than anybody can count. */
  @Test
  void words_that_have_parts_in_common_are_compared_part_by_part() {
    try (var z = new Context()) {
      var symbolic = new Symbolic(z);
      Expr<BitVecSort> word = z.mkBVConst("word", 8);
      for (int i = 0; i < 30; i++) {
        var once = symbolic.choose(z.mkBoolConst("a" + i), word, symbolic.literal(i, 8));
        word = symbolic.choose(z.mkBoolConst("b" + i), once, word);
      }
      var solver = z.mkSolver();
      solver.add(symbolic.compare(Relation.BELOW, 8, word, word));
      assertThat(solver.check()).isEqualTo(Status.UNSATISFIABLE);
    }
  }
}
