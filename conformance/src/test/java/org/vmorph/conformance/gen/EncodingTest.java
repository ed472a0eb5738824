package org.vmorph.conformance.gen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;

class EncodingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10 a[3:0] b[3:0] 000 x[47:0]",
        "x[12|10:5] b[4:0] a[4:0] 000 x[4:1|11] 1100011",
        "x[20|10:1|11|19:12] 0 a[1:0] 01 b[0] where a[4:2]=010",
      })
  void it_says_what_the_instruction_says(String bits) {
    var form = Form.of("odd", "", bits);
    var instruction = Instruction.instruction("odd", form).does();
    var encoding = Encoding.of(instruction);
    var random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      var operands = random.longs(3).toArray();
      assertThat(encoding.word(operands[0], operands[1], operands[2]))
          .isEqualTo(instruction.encode(operands));
    }
    var operands = form.pattern().orElseThrow().operands();
    assertThat(encoding.fixed())
        .isEqualTo(
            IntStream.range(0, form.pattern().orElseThrow().bits())
                .filter(bit -> operands.stream().allMatch(it -> (it.mask() >>> bit & 1) == 0))
                .toArray());
  }
}
