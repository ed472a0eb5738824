package org.vmorph.conformance.run.setting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.vmm.control.TrapAndEmulate;

class SettingTest {
  @Test
  void a_monitor_that_does_not_fit_the_machine_is_named() {
    assertThatThrownBy(() -> Settings.sound("m68000", 1))
        .isInstanceOf(NotApplicable.class)
        .hasMessageStartingWith("trap-and-emulate cannot run: m68000 ");
  }

  @Test
  void a_tower_that_does_not_fit_storage_is_counted_out() {
    var tiny = Machines.thirdGeneration(Shape.TINY).get(0);
    var monitor = new TrapAndEmulate();
    assertThatThrownBy(() -> Setting.of(tiny, List.of(monitor)).withWords(48))
        .isInstanceOf(NotApplicable.class)
        .hasMessage(
            "1 monitor and a guest of 64 words need 80 words; third-generation has 63 at most");
  }

  @Test
  void no_monitor_is_no_comparison() {
    assertThatThrownBy(() -> Settings.sound("third-generation", 0))
        .isInstanceOf(NotApplicable.class);
  }
}
