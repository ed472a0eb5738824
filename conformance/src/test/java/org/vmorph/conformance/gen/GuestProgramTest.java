package org.vmorph.conformance.gen;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;

class GuestProgramTest {
  private static final Architecture MACHINE = Machines.named("m68000").orElseThrow();

  private static GuestProgram guest(long word) {
    return new GuestProgram(MACHINE, new long[] {1, word}, new long[0], 0, 0);
  }

  @Test
  void a_word_that_storage_would_cut_off_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> guest(0x100))
        .withMessage("word 1 of a guest is 0x100; words of E have 8 bits");
  }
}
