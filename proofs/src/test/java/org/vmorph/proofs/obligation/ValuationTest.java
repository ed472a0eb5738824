package org.vmorph.proofs.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Asked;
import org.vmorph.proofs.classify.ControlSensitive;
import org.vmorph.proofs.classify.Scope;

class ValuationTest {
  private static final File E = new File("E", 64, 6, Role.STORAGE, 0);

  /**
   * Why the split formulation is sound: for fixed base and bound, storage and its split are one to
   * one.
   */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void storage_split_at_a_window_and_put_together_again_is_the_same(
      @ForAll List<Long> words,
      @ForAll @IntRange(min = 0, max = 63) int base,
      @ForAll @IntRange(min = 0, max = 63) int bound) {
    var storage = new HashMap<Long, Long>();
    for (int i = 0; i < words.size(); i++) {
      storage.put((long) i, words.get(i));
    }
    var split =
        new Valuation(
            new Valuation.Source() {
              @Override
              public long word(String name, int bits) {
                throw new AssertionError("no word is asked for");
              }

              @Override
              public long at(String name, File file, long index) {
                return storage.getOrDefault(name.equals("inside") ? base + index : index, 0L);
              }
            });
    var together =
        split.framed("inside", split.content("outside", E), E, (long) base, (long) bound, 1);
    for (long address = 0; address < 64; address++) {
      assertThat(together.get(address)).isEqualTo(storage.getOrDefault(address, 0L));
    }
  }

  @Test
  void a_case_that_is_none_is_not_confirmed() {
    var machine = Machines.named("jrst1").orElseThrow();
    var semantics = new Elaboration(machine);
    var question = new ControlSensitive(Scope.USER);
    var zero = new Valuation(null).closed();
    assertThat(
            WitnessReplay.confirm(
                new Asked(
                    question,
                    semantics,
                    machine.instruction("jrstu").orElseThrow(),
                    Reading.INTENDED),
                zero))
        .isEmpty();
  }
}
