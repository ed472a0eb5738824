package org.vmorph.proofs.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.Context;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Operator;

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
}
