package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Say;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;

/** A word and its form are the same number, modulo as many bits as are asked for. */
class LinearFormTest {
  private static final Word A = new Word.Operand("a", 12);
  private static final Word B = new Word.Operand("b", 7);

  private final Random random = new Random(31);

  private static long value(Word word, long a, long b) {
    var operands = new OperandValues<>(List.of((Word.Operand) A, (Word.Operand) B), List.of(a, b));
    var state = new State<Long, Cells>(1L, List.of(), List.of());
    return new Meaning<>(Concrete.DOMAIN, operands, state).word(word);
  }

  private Word some(int depth) {
    if (depth == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> Say.literal(random.nextInt(), 1 + random.nextInt(12));
        case 1 -> B;
        default -> A;
      };
    }
    var one = some(depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> fit(one, some(depth - 1), true);
      case 1 -> fit(one, some(depth - 1), false);
      case 2 -> new Word.Extension(one, one.bits() + random.nextInt(5), random.nextBoolean());
      case 3 -> {
        int low = random.nextInt(one.bits());
        yield new Word.Slice(one, low, 1 + random.nextInt(one.bits() - low));
      }
      default -> {
        var other = some(depth - 1);
        yield one.bits() + other.bits() > 40 ? one : new Word.Join(one, other);
      }
    };
  }

  private static Word fit(Word one, Word other, boolean sum) {
    int bits = Math.max(one.bits(), other.bits());
    var left = one.extend(bits);
    var right = other.extend(bits);
    return sum ? left.plus(right) : left.minus(right);
  }

  @Test
  void a_form_is_the_word() {
    for (int i = 0; i < 50_000; i++) {
      var word = some(1 + random.nextInt(5));
      int bits = 1 + random.nextInt(word.bits());
      var form = LinearForm.of(word, bits);
      for (int j = 0; j < 4; j++) {
        long a = Concrete.low(random.nextLong(), 12);
        long b = Concrete.low(random.nextLong(), 7);
        long sum = form.constant();
        for (var term : form.terms().entrySet()) {
          sum += term.getValue() * value(term.getKey(), a, b);
        }
        assertThat(Concrete.low(sum, bits))
            .as("%s in %d bits, a %d, b %d", word, bits, a, b)
            .isEqualTo(Concrete.low(value(word, a, b), bits));
      }
    }
  }

  /** An address by blocks, and as what it begins with and how far it is from there. */
  @Test
  void a_sum_of_blocks_is_one_of_words() {
    var block = B.extend(8).plus(A.slice(5, 7).extend(8));
    var blocks = LinearForm.of(block.join(A.low(5)), 12);
    assertThat(blocks).isEqualTo(LinearForm.sum(B.join(Say.literal(0, 5)), A, 12));
    var other = B.extend(8).plus(A.slice(4, 7).extend(8)).join(A.low(5));
    assertThat(LinearForm.of(other, 12)).isNotEqualTo(blocks);
  }
}
