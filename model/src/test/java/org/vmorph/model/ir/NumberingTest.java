package org.vmorph.model.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Say.literal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Step;

/** Bytes in words of 64 bits are what a buffer of the JDK's says they are. */
class NumberingTest {
  private static final File E = new File("E", 64, 4, Role.STORAGE, 0);
  private static final long FIRST = 0x8000;

  @ParameterizedTest
  @EnumSource(Endian.class)
  void bytes_in_words(Endian endian) {
    var order = endian == Endian.BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    var numbering = new Numbering(E, FIRST, 8, endian);
    var random = new Random(1974);
    for (int bytes : new int[] {1, 2, 4, 8}) {
      var access = numbering.access("E[%s]", 16, 8 * bytes, a -> List.of());
      for (int at = 0; at < 32; at += bytes) {
        var there = ByteBuffer.allocate(32).order(order);
        random.nextBytes(there.array());
        var address = literal(FIRST + at, 16);
        long word = meaning(there).word(access.datum(address));
        assertThat(word).isEqualTo(read(there, at, bytes));

        long value = random.nextLong() & -1L >>> 64 - 8 * bytes;
        var after = state(there);
        for (var stored : access.stored(address, literal(value, 8 * bytes))) {
          after = meaning(there).calm(step(stored));
        }
        write(there, at, bytes, value);
        for (int i = 0; i < 4; i++) {
          assertThat(after.get(E).get(i)).isEqualTo(there.getLong(8 * i));
        }
      }
    }
  }

  private static Step step(Addressing.Stored stored) {
    return new Step(
        List.of(),
        List.of(new Step.Write(Condition.Always.TRUE, stored.word(), stored.value())),
        Condition.Always.TRUE.not());
  }

  private static Meaning<Long, Boolean, Cells> meaning(ByteBuffer bytes) {
    return new Meaning<>(Concrete.DOMAIN, OperandValues.none(), state(bytes));
  }

  private static State<Long, Cells> state(ByteBuffer bytes) {
    var words = new long[4];
    for (int i = 0; i < words.length; i++) {
      words[i] = bytes.getLong(8 * i);
    }
    return new State<>(4L, List.of(), List.of(index -> words[(int) index]));
  }

  private static long read(ByteBuffer bytes, int at, int count) {
    return switch (count) {
      case 1 -> bytes.get(at) & 0xffL;
      case 2 -> bytes.getShort(at) & 0xffffL;
      case 4 -> bytes.getInt(at) & 0xffff_ffffL;
      default -> bytes.getLong(at);
    };
  }

  private static void write(ByteBuffer bytes, int at, int count, long value) {
    switch (count) {
      case 1 -> bytes.put(at, (byte) value);
      case 2 -> bytes.putShort(at, (short) value);
      case 4 -> bytes.putInt(at, (int) value);
      default -> bytes.putLong(at, value);
    }
  }

  @Test
  void what_lies_elsewhere_is_not_there() {
    var numbering = new Numbering(E, FIRST, 8, Endian.LITTLE);
    var state = meaning(ByteBuffer.allocate(32));
    for (long address : new long[] {0, FIRST - 1, FIRST + 32, 0xffff}) {
      assertThat(state.truth(numbering.has(literal(address, 16)))).as("%x", address).isFalse();
    }
    for (long address : new long[] {FIRST, FIRST + 31}) {
      assertThat(state.truth(numbering.has(literal(address, 16)))).as("%x", address).isTrue();
    }
    assertThat(state.truth(numbering.crosses(literal(FIRST + 5, 16), 32))).isTrue();
    assertThat(state.truth(numbering.crosses(literal(FIRST + 4, 16), 32))).isFalse();
  }

  @Test
  void a_numbering_of_words_is_storage_as_it_is() {
    var numbering = new Numbering(E, 0, 1, Endian.BIG);
    var address = literal(3, 16);
    assertThat(numbering.access("E[%s]", 16, 64, a -> List.of()).datum(address))
        .isEqualTo(numbering.word(address));
  }

  @Test
  void what_is_no_numbering_is_refused() {
    assertThatThrownBy(() -> new Numbering(E, FIRST, 3, Endian.BIG))
        .hasMessage(
            "numbering of E: 3 addresses a word; expected a power of two that divides its 64 bits");
    assertThatThrownBy(() -> new Numbering(E, FIRST + 1, 8, Endian.BIG))
        .hasMessage("numbering of E: begins at 32769; expected a multiple of 8");
  }

  @Test
  void what_it_does_not_reach_is_refused() {
    var numbering = new Numbering(E, FIRST, 8, Endian.BIG);
    assertThatThrownBy(() -> numbering.word(literal(0, 15)))
        .hasMessage("numbering of E: begins at 32768, and an address has 15 bits");
    var narrow = new Numbering(E, 0, 8, Endian.BIG);
    assertThatThrownBy(() -> narrow.access("E[%s]", 3, 8, a -> List.of()))
        .hasMessage(
            "numbering of E: 8 addresses a word, and an address has 3 bits; expected more than 3");
    assertThat(narrow.access("E[%s]", 4, 8, a -> List.of()).datum(literal(8, 4)).bits())
        .isEqualTo(8);
    var other = new File("F", 32, 4, Role.RESOURCE, 1);
    var access = numbering.access("E[%s]", 16, 8, a -> List.of());
    assertThat(access.fault(List.of(other.at(literal(0, 4)))))
        .contains("E[%s] reaches words that are none of E");
  }
}
