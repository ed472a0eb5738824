package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.Numbering;

/** The third generation machine, with addresses that count parts of words, or from elsewhere on. */
class AddressedUnitsTest {
  private static final Architecture SOUND = Assembled.MACHINE;

  private static Architecture machine(long first, int each, Endian endian) {
    var numbering = new Numbering(SOUND.storage(), first, each, endian);
    var fetch = numbering.access("E[%s]", 64, SOUND.storage().bits(), address -> List.of());
    return SOUND.draft().name("units").says("").fetch(Optional.of(fetch)).machine();
  }

  private static Program program(Architecture machine, String... lines) {
    return new Assembler(machine).assemble("t.s", String.join("\n", lines));
  }

  @ParameterizedTest
  @EnumSource(Endian.class)
  void a_psw_is_a_word_of_storage(Endian endian) {
    var lines = new String[] {".psw u, 1, 2, 3", ".psw s, 4, 5, 6"};
    assertThat(program(machine(0, 8, endian), lines).words()).isEqualTo(Assembled.words(lines));
  }

  @Test
  void a_character_is_not_cut() {
    assertThatThrownBy(() -> program(machine(0, 4, Endian.BIG), ".string \"5 😀\""))
        .isInstanceOf(AssemblyError.class)
        .hasMessageContaining("'😀' does not fit 16 bits, which a character of .string has");
  }

  @Test
  void in_bytes_a_character_is_its_utf_8() {
    assertThat(program(machine(0, 8, Endian.BIG), ".ascii \"5 €\"", ".byte 1").words())
        .containsExactly(0x3520_e282_ac01_0000L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 999_999_990, 1L << 40, -1L << 32})
  void a_listing_has_room_for_every_address(long first) {
    assertThat(program(machine(first, 1, Endian.BIG), ".word 1, 2", "; end").listing())
        .startsWith("%7s  0000000000000001  .word 1, 2\n".formatted(Long.toUnsignedString(first)));
  }

  /** They are no negative numbers. */
  @Test
  void addresses_in_the_upper_half() {
    var machine = machine(-1L << 32, 8, Endian.LITTLE);
    var program = program(machine, "here: .org here + 8", ".dword here >> 32, here");
    assertThat(program.words()).containsExactly(0, 0xffff_ffffL, -1L << 32);
    assertThatThrownBy(() -> program(machine, ".org 8"))
        .hasMessageContaining(".org 8 lies before 18446744069414584320, where storage begins");
  }

  /** It is a line of the source, however many units it has. */
  @Test
  void much_space_is_one_extent() {
    var program = program(machine(0, 8, Endian.BIG), ".space 8 << 17", ".byte 1");
    assertThat(program.extents())
        .containsExactly(new Extent(1, 0, 8 << 17), new Extent(2, 8 << 17, 1));
    assertThat(program.listing()).hasLineCount(2);
  }
}
