package org.vmorph.proofs.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.microsoft.z3.Context;
import com.microsoft.z3.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;

/**
 * A word is shifted to a place as a solver would shift it, and what has become of it is cut soon.
 */
class ShiftTest {
  @ParameterizedTest
  @CsvSource({
    "8, 3, 37", // 7 * 37 is 3 in 8 bits
    "16, 3, 32769", // 2 * 32769 is 2 in 16 bits
    "64, 1, 4294967296",
    "64, 1, 2147483648",
    "32, 2, 1073741824",
    "64, 3, 536870912",
  })
  void a_distance_that_wraps(int bits, int few, String each) {
    try (var z = new Context()) {
      var symbolic = new Symbolic(z);
      var word = z.mkBVConst("word", bits);
      var number = z.mkBVConst("number", few);
      var by = z.mkBVMul(z.mkZeroExt(bits - few, number), z.mkBV(each, bits));
      var moved = symbolic.calculate(Operator.SHL, bits, word, by);
      var solver = z.mkSolver();
      solver.add(z.mkNot(z.mkEq(moved, z.mkBVSHL(word, by))));
      assertThat(solver.check()).isEqualTo(Status.UNSATISFIABLE);
    }
  }

  /** A product without carries, of which the low half is kept. As a tree it has 2^64 leaves. */
  @Test
  void a_product_without_carries_is_cut() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          try (var z = new Context()) {
            var s = new Symbolic(z);
            var one = z.mkBVConst("one", 64);
            var other = z.mkBVConst("other", 64);
            var sum = s.literal(0, 64);
            for (int i = 0; i < 64; i++) {
              var set = s.compare(Relation.EQUAL, 1, s.slice(other, i, 1), s.literal(1, 1));
              var more = s.calculate(Operator.SHL, 64, one, s.literal(i, 64));
              sum = s.choose(set, s.calculate(Operator.XOR, 64, sum, more), sum);
            }
            assertThat(s.slice(sum, 0, 32).getSort().getSize()).isEqualTo(32);
          }
        });
  }
}
