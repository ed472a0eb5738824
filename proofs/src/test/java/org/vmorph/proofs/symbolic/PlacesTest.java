package org.vmorph.proofs.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.proofs.obligation.Memory;

/** What takes long as a whole is asked by the values of a word of few bits. */
class PlacesTest {
  private static final int BITS = 64;

  /** Enough for a value of the place, and by far not for the whole. */
  private static final int LITTLE = 20_000;

  private final LastingContext z = new LastingContext();
  private final Expr<BitVecSort> word = z.mkBVConst("word", BITS);
  private final Expr<BitVecSort> place = z.mkBVConst("place", 3);

  @AfterEach
  void close() {
    z.close();
  }

  /** A product is a sum of products by powers of 2: clear if one factor is known, and not soon. */
  private BoolExpr isSum(Expr<BitVecSort> number, int bits) {
    Expr<BitVecSort> sum = z.mkBV(0, BITS);
    for (int i = 0; i < bits; i++) {
      var isSet = z.mkEq(z.mkExtract(i, i, number), z.mkBV(1, 1));
      var part = z.mkBVMul(z.mkBV(1L << i, BITS), word);
      sum = z.mkBVAdd(sum, z.mkITE(isSet, part, z.mkBV(0, BITS)));
    }
    return z.mkEq(z.mkBVMul(word, z.mkZeroExt(BITS - bits, number)), sum);
  }

  private Status said(List<Expr<BitVecSort>> places, BoolExpr... all) {
    return new Questions(z, LITTLE, Memory.NONE).aside(places, all).said();
  }

  @Test
  void what_never_happens_at_any_place_never_happens() {
    assertThat(said(List.of(), z.mkNot(isSum(place, 3)))).isEqualTo(Status.UNKNOWN);
    assertThat(said(List.of(place), z.mkNot(isSum(place, 3)))).isEqualTo(Status.UNSATISFIABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 7})
  void what_happens_at_one_place_happens(int number) {
    var here = z.mkEq(place, z.mkBV(number, 3));
    var isThree = z.mkEq(word, z.mkBV(3, BITS));
    var may =
        new BoolExpr[] {isSum(place, 3), z.mkOr(z.mkNot(isSum(place, 3)), z.mkAnd(here, isThree))};
    assertThat(said(List.of(place), may)).isEqualTo(Status.SATISFIABLE);
  }

  @Test
  void a_word_that_is_of_no_help_is_passed_over() {
    var other = z.mkBVConst("other", 3);
    assertThat(said(List.of(other, place), z.mkNot(isSum(place, 3))))
        .isEqualTo(Status.UNSATISFIABLE);
    assertThat(said(List.of(other), z.mkNot(isSum(place, 3)))).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void where_one_place_is_not_known_nothing_is() {
    var hard = z.mkAnd(IntStream.range(0, 7).mapToObj(this::isNot).toArray(BoolExpr[]::new));
    var other = z.mkBVConst("other", 20);
    assertThat(said(List.of(place), hard, z.mkNot(isSum(other, 20)))).isEqualTo(Status.UNKNOWN);
  }

  private BoolExpr isNot(int number) {
    return z.mkNot(z.mkEq(place, z.mkBV(number, 3)));
  }
}
