package org.vmorph.model.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Disassembler;

/** The tree, the patterns one by one, and the texts, about the same words. */
class RiscVDecodingTest {
  private static final Decoder DECODER = new Decoder(RiscV.MACHINE);

  private static final List<BitPattern> PATTERNS =
      RiscV.MACHINE.instructions().stream().map(DECODER::pattern).toList();

  /** Every word of 16 bits, and some of 32. */
  private static LongStream words() {
    var random = new Random(4);
    var instructions = RiscV.MACHINE.instructions();
    var near =
        LongStream.range(0, 200_000)
            .map(
                i -> {
                  var it = instructions.get((int) (i % instructions.size()));
                  var operands = random.longs(it.form().operands().size()).toArray();
                  return it.encode(operands) ^ (i % 3 == 0 ? 1L << random.nextInt(32) : 0);
                });
    return LongStream.concat(LongStream.range(0, 1 << 16), near);
  }

  @Test
  void a_word_is_the_instruction_whose_pattern_it_has() {
    var seen = new HashSet<Instruction>();
    words()
        .forEach(
            word -> {
              var those =
                  RiscV.MACHINE.instructions().stream()
                      .filter(it -> DECODER.pattern(it).matches(word))
                      .toList();
              var decoded = DECODER.decode(word);
              assertThat(those).hasSizeLessThanOrEqualTo(1);
              assertThat(decoded.map(it -> it.instruction())).isEqualTo(those.stream().findFirst());
              decoded.ifPresent(
                  it -> {
                    seen.add(it.instruction());
                    var pattern = it.instruction().pattern();
                    assertThat(it.instruction().encode(it.operands()))
                        .isEqualTo(word & -1L >>> (64 - pattern.bits()));
                  });
            });
    assertThat(seen).hasSameSizeAs(RiscV.MACHINE.instructions());
  }

  @Test
  void what_is_disassembled_assembles_to_the_same_bytes() {
    var disassembler = new Disassembler(RiscV.MACHINE);
    var assembler = new Assembler(RiscV.MACHINE);
    words()
        .filter(word -> DECODER.decode(word).isPresent())
        .limit(40_000)
        .forEach(
            word -> {
              var bytes = assembler.assemble("one.s", disassembler.instruction(word)).words();
              for (int i = 0; i < bytes.length; i++) {
                assertThat(bytes[i]).isEqualTo(word >>> 8 * i & 0xff);
              }
            });
  }

  @Test
  void a_pattern_is_written_as_it_is_read() {
    for (var instruction : RiscV.MACHINE.instructions()) {
      var pattern = instruction.pattern();
      assertThat(BitPattern.of("again", pattern.toString())).isEqualTo(pattern);
    }
    assertThat(PATTERNS).doesNotHaveDuplicates();
  }
}
