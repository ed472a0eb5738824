package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.DecodingTree.Candidate;
import org.vmorph.model.arch.DecodingTree.Nothing;
import org.vmorph.model.arch.DecodingTree.Switch;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.BitRun;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Match;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;

/** Random encodings of seven bits, and every word of them. */
class DecoderTest {
  private static final int BITS = 7;
  private static final Word.Operand WORD = new Word.Operand("word", BITS);

  private final Random random = new Random(49);

  /** Each bit fixed or an operand's; now and then without some values. */
  private String pattern() {
    var text = new StringBuilder();
    int a = 0;
    for (int bit = 0; bit < BITS; bit++) {
      boolean fixed = random.nextInt(5) > 1;
      text.append(bit == 0 ? "" : " ");
      text.append(fixed ? String.valueOf(random.nextInt(2)) : "a[%d]".formatted(a++));
    }
    for (int i = 0; a > 0 && i < random.nextInt(3); i++) {
      text.append(i == 0 ? " where " : ", ").append("a!=").append(random.nextInt(1 << a));
    }
    return text.toString();
  }

  private List<Encoded> machine() {
    var all = new ArrayList<Encoded>();
    for (int i = 0; i < 12; i++) {
      var form = Form.of("", "", pattern());
      var it = Instruction.instruction("i" + i, form).does();
      var encoded = new Encoded(it, it.pattern());
      if (encoded.isPossible(Match.ANY)
          && all.stream().noneMatch(other -> other.meets(encoded).isPresent())) {
        all.add(encoded);
      }
    }
    return all;
  }

  private static boolean holds(Condition condition, long word) {
    var operands = new OperandValues<>(List.of(WORD), List.of(word));
    var state = new State<Long, Cells>(1L, List.of(), List.of());
    return new Meaning<>(Concrete.DOMAIN, operands, state).truth(condition);
  }

  private static Optional<Instruction> matching(List<Encoded> all, long word) {
    var those = all.stream().filter(it -> it.pattern().matches(word)).toList();
    assertThat(those).hasSizeLessThanOrEqualTo(1);
    return those.stream().findFirst().map(Encoded::instruction);
  }

  @Test
  void tree_and_patterns_and_conditions_say_the_same_of_every_word() {
    for (int i = 0; i < 300; i++) {
      var all = machine();
      var decoder = new Decoder(all, BITS);
      var decoding = decoder.of(WORD);
      for (long word = 0; word < 1 << BITS; word++) {
        long its = word;
        var right = matching(all, word);
        assertThat(decoder.decode(word).map(Decoded::instruction)).isEqualTo(right);
        var like = decoder.like(word);
        for (var other : all) {
          var it = other.instruction();
          assertThat(holds(decoding.is(it), its)).isEqualTo(right.equals(Optional.of(it)));
          boolean isLike = right.isEmpty() && like.equals(Optional.of(it));
          assertThat(holds(decoding.isIllegalLike(it), its)).isEqualTo(isLike);
          assertThat(isLike).isIn(false, decoder.isResembled(it));
        }
        assertThat(holds(decoding.isUnassigned(), its)).isEqualTo(like.isEmpty());
      }
      assertThat(decoder.unassigned()).allMatch(word -> decoder.like(word).isEmpty());
    }
  }

  /** What a word cannot be any more is not tried. */
  @Test
  void a_candidate_is_one_for_some_word_that_comes_to_it() {
    for (int i = 0; i < 2_000; i++) {
      possible(new Decoder(machine(), BITS).tree(), Match.ANY);
    }
  }

  private static void possible(DecodingTree tree, Match known) {
    switch (tree) {
      case Nothing nothing -> {}
      case Switch(var low, var bits, var cases) -> {
        for (int value = 0; value < cases.size(); value++) {
          possible(cases.get(value), known.with(new BitRun(low, 0, bits), value));
        }
      }
      case Candidate it -> {
        assertThat(it.pattern().fixed().and(known).except(it.pattern().excludedWords()))
            .isPresent();
        possible(it.otherwise(), known);
      }
    }
  }
}
