package org.vmorph.model.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.arch.MalformedMachine;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/** What is wrong with the encodings of a machine is said when it is built. */
class EncodingsTest extends RiscVParts {
  private static Instruction.Draft odd(int bytes, String name, String syntax, String bits) {
    return entry(bytes, name, syntax, bits);
  }

  private static Instruction odd(int bytes, String name, String bits) {
    return odd(bytes, name, "", bits).does();
  }

  private static void refused(String message, Instruction... instructions) {
    assertThatThrownBy(() -> RiscV.machine("m", Arrays.asList(instructions)))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage("m: " + message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void patterns_that_meet_in_one_word_only() {
    refused(
        "two: 0x702 is one as well; expected each word to be one instruction",
        odd(2, "one", "x", "x[7:0] 00000010").does(),
        odd(2, "two", "y", "00000111 y[5:0] 10").does());
  }

  @Test
  void patterns_that_would_meet_in_words_that_one_excludes() {
    var one = odd(2, "one", "x", "x[7:0] 00000010 where x!=7").does();
    var two = odd(2, "two", "y", "00000111 y[5:0] 10").does();
    var decoder = new Decoder(RiscV.machine("m", List.of(one, two)));
    assertThat(decoder.decode(0x702)).hasValueSatisfying(it -> same(it.instruction(), two));
    assertThat(decoder.decode(0x602)).hasValueSatisfying(it -> same(it.instruction(), one));
    assertThat(decoder.decode(0x706)).hasValueSatisfying(it -> same(it.instruction(), two));
    assertThat(decoder.decode(0x606)).isEmpty();
  }

  private static void same(Instruction one, Instruction other) {
    assertThat(one).isEqualTo(other);
  }

  @Test
  void one_of_two_values_too_few_is_excluded() {
    refused(
        "two: 0x302 is one as well; expected each word to be one instruction",
        odd(2, "one", "x", "x[7:0] 00000010 where x!=1, x!=2").does(),
        odd(2, "two", "y", "000000 y[1:0] 00000010 where y!=0").does());
  }

  @Test
  void an_instruction_of_which_no_word_is_left() {
    refused(
        "odd: no word is left of 'x[0] 000000000000010 where x!=0, x!=1'",
        odd(2, "odd", "x", "x[0] 000000000000010 where x!=0, x!=1").does());
  }

  @Test
  void a_length_that_is_none() {
    refused("odd: form 'odd' has 24 bits; a fetch reads 16 or 32", odd(3, "odd", "0".repeat(24)));
    refused(
        "odd: form 'named' has 0 bits; a fetch reads 16 or 32",
        Instruction.instruction("odd", Form.named("named")).length(2).does());
  }

  @Test
  void a_length_that_is_not_by_how_much_P_grows() {
    refused(
        "odd: P grows by 2; expected 4, for it has 32 bits", odd(2, "odd", "0".repeat(30) + "11"));
  }

  @Test
  void a_length_that_the_first_parcel_does_not_say() {
    refused(
        "odd: has 16 bits, and the first parcel of 0x3 says 32",
        odd(2, "odd", "0".repeat(14) + "11"));
    refused("odd: has 32 bits, and the first parcel of 0x0 says 16", odd(4, "odd", "0".repeat(32)));
    refused(
        "odd: has 16 bits, and the first parcel of 0x3 says 32",
        odd(2, "odd", "x", "0".repeat(14) + " x[1:0]").does());
  }

  @Test
  void a_length_that_only_an_excluded_value_would_change() {
    var odd = odd(2, "odd", "x", "0".repeat(14) + " x[1:0] where x!=3").does();
    assertThat(new Decoder(RiscV.machine("m", List.of(odd))).decode(2)).isPresent();
    assertThat(new Decoder(RiscV.machine("m", List.of(odd))).decode(3)).isEmpty();
  }

  @Test
  void an_opcode_without_a_place() {
    var form = Form.of("odd", "", "0".repeat(16));
    refused(
        "odd: opcode 5 does not fit its 0 bits",
        Instruction.instruction(5, "odd", form).length(2).does());
  }

  @Test
  void a_place_of_several_lengths_is_not_stored_to() {
    Act store = new Act.Set(new Word.Memory(FETCH, P), x(s1).low(32));
    refused(
        "odd, act 1 (set E[...]): E[%s] has several lengths;" + " expected a place of one length",
        odd(4, "odd", "rs1", "0".repeat(25) + " s1[4:0] 11").does(store));
  }
}
