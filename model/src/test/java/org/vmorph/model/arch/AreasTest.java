package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;

/** An area says two times how large it is. */
class AreasTest {
  private static final int STATES = 20_000;

  static Stream<Architecture> machines() {
    return Machines.shipped().stream()
        .filter(it -> it.translation().stream().anyMatch(r -> !r.areas().isEmpty()));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void the_words_of_an_area_are_those_from_its_first_to_its_last(Architecture machine) {
    var random = new Random(53);
    int some = 0;
    for (int i = 0; i < STATES; i++) {
      var state = state(machine, random);
      var in = new Meaning<>(Concrete.DOMAIN, OperandValues.<Long>none(), state);
      for (var area : machine.translation().orElseThrow().areas()) {
        long first = in.word(area.first());
        long last = in.word(area.last());
        if (in.truth(area.when()) && Long.compareUnsigned(first, last) <= 0) {
          some++;
          assertThat(in.word(area.words()))
              .as("%s of q %d", area.from(), state.size())
              .isEqualTo(Concrete.low(last - first + 1, area.first().bits()));
        }
      }
    }
    assertThat(some).isGreaterThan(STATES / 100);
  }

  /** Small and large words, for registers that count blocks count few. */
  private static State<Long, Cells> state(Architecture machine, Random random) {
    int n = machine.storage().indexBits();
    var cells = machine.cells().stream().map(cell -> word(cell, random)).toList();
    long seed = random.nextLong();
    var files =
        machine.files().stream()
            .<Cells>map(
                file -> index -> Concrete.low(new Random(seed + index).nextLong(), file.bits()))
            .toList();
    return new State<>(Concrete.low(random.nextLong() >>> random.nextInt(64), n), cells, files);
  }

  private static long word(Cell cell, Random random) {
    return Concrete.low(random.nextLong() >>> random.nextInt(64), cell.bits());
  }
}
