package org.vmorph.proofs.enumeration;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import jdd.bdd.BDD;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;

/**
 * A truth is its own truth table: its value in every case, for every value of every bit, kept as a
 * binary decision diagram, in which equal halves are stored once (Bryant, 1986). A word is its
 * bits, the lowest first. Nothing is searched for: a truth that holds in no case is the empty
 * table.
 */
final class Truth {
  /** Nodes and results kept at first; both grow. */
  private static final int NODES = 1 << 15;

  /** The width of a register's number, and of an address of the smallest machine, and of flags. */
  private static final int NARROW = 8;

  private final BDD bdd;
  private final int[] variables;
  private final Pool narrow;
  private final Pool wide;
  private final int[] widths;

  /** A table has become too large to be kept. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A question is about more words than there is room for. */
  static final class TooFewWords extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Bounded extends BDD {
    private final int most;
    private int made;

    Bounded(int most) {
      super(NODES, NODES / 2);
      this.most = most;
    }

    @Override
    public int mk(int level, int low, int high) {
      if (++made > most) {
        throw new TooLarge();
      }
      return super.mk(level, low, high);
    }
  }

  /**
   * Variables: the lowest bits of all words come first, for a sum, or which is less, is small so.
   */
  private record Pool(int words, int bits, int first) {
    int level(int word, int bit) {
      return first + bit * words + word;
    }

    int end() {
      return first + words * bits;
    }
  }

  /**
   * Room for so many unknown words.
   *
   * @param bits the width of the widest
   * @param most how often a node may be looked up or made
   */
  Truth(int words, int bits, int most) {
    bdd = new Bounded(most);
    // What may be an index comes first: it decides which of the others are the same word.
    narrow = new Pool(words, NARROW, 0);
    wide = new Pool(words, bits, narrow.end());
    widths = new int[words];
    variables = IntStream.range(0, wide.end()).map(level -> bdd.createVar()).toArray();
  }

  /**
   * The bits of an unknown word.
   *
   * @throws TooFewWords if there is no room for so many
   */
  int[] unknown(int number, int bits) {
    if (number >= widths.length) {
      throw new TooFewWords();
    }
    if (bits > wide.bits()) {
      throw new IllegalArgumentException("an unknown word of " + bits + " bits");
    }
    widths[number] = bits;
    return IntStream.range(0, bits).map(bit -> variables[level(number, bit)]).toArray();
  }

  private int level(int number, int bit) {
    return (widths[number] <= NARROW ? narrow : wide).level(number, bit);
  }

  /** A case in which it holds: the values of all unknown words. */
  long[] oneCase(int truth) {
    var bits = bdd.oneSat(truth, null);
    var values = new long[widths.length];
    for (int number = 0; number < values.length; number++) {
      for (int bit = 0; bit < widths[number]; bit++) {
        values[number] |= bits[level(number, bit)] == 1 ? 1L << bit : 0;
      }
    }
    return values;
  }

  /** The value of a word in a case. */
  long value(int[] word, long[] values) {
    var bits = new boolean[variables.length];
    for (int number = 0; number < values.length; number++) {
      for (int bit = 0; bit < widths[number]; bit++) {
        bits[level(number, bit)] = (values[number] >>> bit & 1) == 1;
      }
    }
    long value = 0;
    for (int bit = 0; bit < word.length; bit++) {
      value |= bdd.member(word[bit], bits) ? 1L << bit : 0;
    }
    return value;
  }

  /** Some bits of a word, and 0 for the others. */
  int[] only(long some, int[] word) {
    return each(word, literal(some, word.length), this::and);
  }

  // Nothing is given back: what there is lasts as long as a question.

  private int ite(int test, int then, int otherwise) {
    return bdd.ref(bdd.ite(test, then, otherwise));
  }

  private int xor(int left, int right) {
    return bdd.ref(bdd.xor(left, right));
  }

  int truth(boolean value) {
    return value ? bdd.getOne() : bdd.getZero();
  }

  int not(int of) {
    return bdd.ref(bdd.not(of));
  }

  int and(int left, int right) {
    return bdd.ref(bdd.and(left, right));
  }

  int or(int left, int right) {
    return bdd.ref(bdd.or(left, right));
  }

  boolean isTrue(int truth) {
    return truth == bdd.getOne();
  }

  boolean isFalse(int truth) {
    return truth == bdd.getZero();
  }

  int[] literal(long value, int bits) {
    return IntStream.range(0, bits).map(bit -> truth((value >>> bit & 1) == 1)).toArray();
  }

  int[] slice(int[] word, int low, int bits) {
    return Arrays.copyOfRange(word, low, low + bits);
  }

  int[] extend(int[] word, int to, boolean signed) {
    var wide = Arrays.copyOf(word, to);
    Arrays.fill(wide, word.length, to, signed ? word[word.length - 1] : bdd.getZero());
    return wide;
  }

  int[] join(int[] high, int[] low) {
    return IntStream.concat(IntStream.of(low), IntStream.of(high)).toArray();
  }

  int[] choose(int test, int[] then, int[] otherwise) {
    return IntStream.range(0, then.length)
        .map(bit -> ite(test, then[bit], otherwise[bit]))
        .toArray();
  }

  int[] calculate(Operator operator, int[] left, int[] right) {
    return switch (operator) {
      case ADD -> sum(left, right, bdd.getZero());
      case SUB -> sum(left, IntStream.of(right).map(this::not).toArray(), bdd.getOne());
      case MUL -> product(left, right);
      case MULHU -> high(product(extend(left, false), extend(right, false)));
      case MULH -> high(product(extend(left, true), extend(right, true)));
      case DIVU -> divided(left, right)[0];
      case REMU -> divided(left, right)[1];
      case DIV -> {
        int[] quotient = divided(magnitude(left), magnitude(right))[0];
        yield signed(xor(sign(left), sign(right)), quotient);
      }
      case REM -> signed(sign(left), divided(magnitude(left), magnitude(right))[1]);
      case AND -> each(left, right, this::and);
      case OR -> each(left, right, this::or);
      case XOR -> each(left, right, this::xor);
      case SHL -> shifted(left, right, -1, bdd.getZero());
      case SHR -> shifted(left, right, 1, bdd.getZero());
      case SAR -> shifted(left, right, 1, left[left.length - 1]);
    };
  }

  private static int[] each(int[] left, int[] right, IntBinaryOperator combined) {
    return IntStream.range(0, left.length)
        .map(bit -> combined.applyAsInt(left[bit], right[bit]))
        .toArray();
  }

  private int[] sum(int[] left, int[] right, int carryIn) {
    var sum = new int[left.length];
    int carry = carryIn;
    for (int bit = 0; bit < sum.length; bit++) {
      int differ = xor(left[bit], right[bit]);
      sum[bit] = xor(differ, carry);
      carry = ite(differ, carry, left[bit]);
    }
    return sum;
  }

  private int[] product(int[] left, int[] right) {
    int[] product = literal(0, left.length);
    for (int bit = 0; bit < left.length; bit++) {
      int on = right[bit];
      var part = IntStream.of(moved(left, -bit, bdd.getZero()));
      product = sum(product, part.map(it -> and(on, it)).toArray(), bdd.getZero());
    }
    return product;
  }

  private int[] extend(int[] word, boolean signed) {
    return extend(word, 2 * word.length, signed);
  }

  private static int[] high(int[] product) {
    return Arrays.copyOfRange(product, product.length / 2, product.length);
  }

  private static int sign(int[] word) {
    return word[word.length - 1];
  }

  private int[] magnitude(int[] word) {
    return signed(sign(word), word);
  }

  /** The word, or 0 minus it where it is negative. */
  private int[] signed(int negative, int[] word) {
    int[] zero = literal(0, word.length);
    var complement = IntStream.of(word).map(this::not).toArray();
    return choose(negative, sum(zero, complement, bdd.getOne()), word);
  }

  /** Quotient and remainder as by hand, bit by bit: by 0 all fits in, and nothing is taken away. */
  private int[][] divided(int[] left, int[] right) {
    int width = left.length + 1;
    int[] by = extend(right, width, false);
    int[] negative = IntStream.of(by).map(this::not).toArray();
    int[] rest = literal(0, width);
    var quotient = new int[left.length];
    for (int bit = left.length - 1; bit >= 0; bit--) {
      rest = moved(rest, -1, bdd.getZero());
      rest[0] = left[bit];
      int[] less = sum(rest, negative, bdd.getOne());
      quotient[bit] = not(sign(less));
      rest = choose(quotient[bit], less, rest);
    }
    return new int[][] {quotient, Arrays.copyOf(rest, left.length)};
  }

  /** By so many places, 1 to the right, -1 to the left, each bit of the number by itself. */
  private int[] shifted(int[] word, int[] places, int direction, int filling) {
    int[] shifted = word;
    for (int bit = 0; bit < places.length; bit++) {
      long far = bit < Integer.SIZE - 2 ? 1L << bit : word.length;
      shifted = choose(places[bit], moved(shifted, direction * far, filling), shifted);
    }
    return shifted;
  }

  private static int[] moved(int[] word, long places, int filling) {
    return IntStream.range(0, word.length)
        .map(
            bit ->
                bit + places < 0 || bit + places >= word.length
                    ? filling
                    : word[(int) (bit + places)])
        .toArray();
  }

  int compare(Relation relation, int[] left, int[] right) {
    return switch (relation) {
      case EQUAL -> equal(left, right);
      case BELOW -> below(left, right);
      case LESS -> below(signTurned(left), signTurned(right));
    };
  }

  private int[] signTurned(int[] word) {
    var turned = word.clone();
    turned[word.length - 1] = not(word[word.length - 1]);
    return turned;
  }

  int equal(int[] left, int[] right) {
    int equal = bdd.getOne();
    for (int bit = 0; bit < left.length; bit++) {
      equal = and(equal, not(xor(left[bit], right[bit])));
    }
    return equal;
  }

  private int below(int[] left, int[] right) {
    int below = bdd.getZero();
    for (int bit = 0; bit < left.length; bit++) {
      below = ite(xor(left[bit], right[bit]), right[bit], below);
    }
    return below;
  }
}
