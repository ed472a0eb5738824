package org.vmorph.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;

/** Operators against numbers without an upper end, and as both engines compute them. */
class OperatorsTest {
  private static final BigInteger ONE = BigInteger.ONE;

  private static BigInteger unsigned(long word, int bits) {
    return BigInteger.valueOf(word).mod(ONE.shiftLeft(bits));
  }

  private static BigInteger signed(long word, int bits) {
    var number = unsigned(word, bits);
    return number.testBit(bits - 1) ? number.subtract(ONE.shiftLeft(bits)) : number;
  }

  /** As SMT-LIB has it. */
  private static BigInteger expected(Operator operator, long left, long right, int bits) {
    var l = unsigned(left, bits);
    var r = unsigned(right, bits);
    var ls = signed(left, bits);
    var rs = signed(right, bits);
    boolean none = r.signum() == 0;
    int far = r.min(BigInteger.valueOf(bits)).intValue();
    return switch (operator) {
      case ADD -> l.add(r);
      case SUB -> l.subtract(r);
      case MUL -> l.multiply(r);
      case MULHU -> l.multiply(r).shiftRight(bits);
      case MULH -> ls.multiply(rs).shiftRight(bits);
      case DIVU -> none ? ONE.negate() : l.divide(r);
      case DIV -> none ? ls.signum() < 0 ? ONE : ONE.negate() : ls.divide(rs);
      case REMU -> none ? l : l.remainder(r);
      case REM -> none ? ls : ls.remainder(rs);
      case AND -> l.and(r);
      case OR -> l.or(r);
      case XOR -> l.xor(r);
      case SHL -> l.shiftLeft(far);
      case SHR -> l.shiftRight(far);
      case SAR -> ls.shiftRight(far);
    };
  }

  private static long odd(Random random, int bits) {
    return Concrete.low(
        switch (random.nextInt(6)) {
          case 0 -> random.nextInt(3) - 1;
          case 1 -> 1L << random.nextInt(bits);
          case 2 -> (1L << random.nextInt(bits)) - 1;
          case 3 -> -1L << random.nextInt(bits);
          default -> random.nextLong() >>> random.nextInt(64);
        },
        bits);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16, 31, 32, 33, 36, 48, 63, 64})
  void an_operator_is_what_it_is_for_numbers(int bits) {
    var random = new Random(bits);
    for (int i = 0; i < 3000; i++) {
      long left = odd(random, bits);
      long right = odd(random, bits);
      for (var operator : Operator.values()) {
        assertThat(
                unsigned(Concrete.DOMAIN.calculate(operator, bits, left, right), 64)
                    .mod(ONE.shiftLeft(64)))
            .as("%d %s %d in %d bits", left, operator, right, bits)
            .isEqualTo(expected(operator, left, right, bits).mod(ONE.shiftLeft(bits)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DIVU, 7, 0, 255",
    "DIV, 7, 0, 255",
    "DIV, 249, 0, 1",
    "DIV, 128, 255, 128",
    "REM, 249, 2, 255",
    "REM, 128, 255, 0",
    "REMU, 249, 0, 249",
    "MULH, 255, 255, 0",
    "MULHU, 255, 255, 254",
  })
  void what_there_is_no_quotient_of(Operator operator, long left, long right, long result) {
    assertThat(Concrete.DOMAIN.calculate(operator, 8, left, right)).isEqualTo(result);
  }

  enum Size {
    FULL(Shape.FULL),
    TINY(Shape.TINY);

    final Architecture machine;

    Size(Shape shape) {
      machine = new Calculating(shape).machine;
    }
  }

  private static final class Calculating extends ThirdGenerationParts {
    final Architecture machine;

    Calculating(Shape shape) {
      super(shape);
      var all = new ArrayList<Instruction>();
      int opcode = 0x90;
      for (var operator : Operator.values()) {
        all.add(
            instruction(opcode++, "wide" + operator, REG_REG).does(set(RA, RA.calc(operator, RB))));
        all.add(
            instruction(opcode++, "low" + operator, REG_REG)
                .does(set(RA, wide(RA.low(n).calc(operator, RB.low(n))))));
      }
      machine = new ThirdGeneration(shape).machine.plus("all", "", all.toArray(Instruction[]::new));
    }
  }

  @ParameterizedTest
  @EnumSource
  void both_engines_calculate_the_same(Size size) {
    var all = size.machine.instructions();
    for (long seed = 0; seed < 6000; seed++) {
      var instruction = all.get(all.size() - 1 - (int) (seed % (2L * Operator.values().length)));
      var twins = new Twins(size.machine, 40, seed);
      twins.shake();
      twins.execute(instruction);
    }
  }
}
