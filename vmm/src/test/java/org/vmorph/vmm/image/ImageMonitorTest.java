package org.vmorph.vmm.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.BareHost;

class ImageMonitorTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  private static ImageMonitor monitor(long psw, long regs, long low, long size, long resume) {
    var map =
        new GuestMap(
            psw,
            regs,
            low,
            size,
            OptionalLong.of(resume),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    return new ImageMonitor("m", MACHINE, new long[4], map);
  }

  @Test
  void what_its_labels_name_lies_before_its_guest() {
    assertThat(monitor(19, 4, 20, 19, 19).room(10)).isEqualTo(30);
    assertThatThrownBy(() -> monitor(20, 4, 20, 19, 19))
        .hasMessage("m has guest.psw at 20 to 20, but its guest starts at 20");
    assertThatThrownBy(() -> monitor(19, 5, 20, 19, 19))
        .hasMessage("m has guest.regs at 5 to 20, but its guest starts at 20");
    assertThatThrownBy(() -> monitor(19, 4, 20, 20, 19)).hasMessageContaining("guest.size at 20");
    assertThatThrownBy(() -> monitor(19, 4, 20, 19, 20)).hasMessageContaining("guest.resume at 20");
  }

  @Test
  void it_runs_on_the_machine_it_is_a_program_of_and_on_no_other() {
    var monitor = monitor(19, 4, 20, 19, 19);
    assertThat(monitor.inapplicable(MACHINE)).isEmpty();
    var other = Machines.named("jrst1").orElseThrow();
    assertThat(monitor.inapplicable(other))
        .contains("it is a program for third-generation, not for jrst1");
    var host = new BareHost(new Machine(new Elaboration(other), 30));
    assertThatThrownBy(() -> monitor.boot(host, new long[10])).hasMessageStartingWith("m: it is");
  }

  @Test
  void one_without_relocation_has_none() {
    assertThat(ImageMonitor.unsuited(MACHINE)).isEmpty();
    assertThat(ImageMonitor.unsuited(Machines.named("m68000").orElseThrow()))
        .hasValueSatisfying(why -> assertThat(why).contains("no programs that trap"));
  }

  @Test
  void on_a_machine_with_a_timer_it_has_to_say_where_that_of_its_guest_is() {
    var machine = Machines.named("third-generation-timer").orElseThrow();
    var map = monitor(4, 4, 20, 19, 19).installed(10).map();
    assertThat(new ImageMonitor("m", machine, new long[4], map).inapplicable(machine))
        .hasValueSatisfying(why -> assertThat(why).contains("no label guest.timer"));
  }

  /** Of timesharing.s, with a label somewhere else. */
  private static ImageMonitor misplaced(String label, long address) {
    var machine = Machines.named("third-generation-timer").orElseThrow();
    var program = AsmMonitors.program("timesharing", machine);
    var labels = new TreeMap<>(program.labels());
    labels.put("guest." + label, address);
    return new ImageMonitor("m", machine, program.words(), GuestMap.of("m.s", labels, machine));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "turns; 3; m has guest.turns at 3, outside of the world of a guest, which starts at",
        "timer.on; 3; m has guest.timer.on at 3, outside of the world of a guest, which starts at",
        "active; 5000; m has guest.active at 5000 to 5000, but its guest starts at",
        "timer; 5000; m has guest.timer at 5000 to 5000, but its guest starts at",
        "console.input; 5000; m has guest.console.input at 5000: expected one of its",
        "console.output; 2; m has guest.console.output at 2: expected one of its",
      })
  void what_is_of_several_guests_is_where_it_can_be(String label, long address, String why) {
    assertThatThrownBy(() -> misplaced(label, address)).hasMessageStartingWith(why);
  }

  @Test
  void a_label_that_is_missing_of_several_guests_is_named() {
    var labels = new TreeMap<>(AsmMonitors.program("monitor", MACHINE).labels());
    labels.put("guest.number", 3L);
    assertThatThrownBy(() -> GuestMap.of("m.s", labels, MACHINE))
        .hasMessageStartingWith("m.s: no label 'guest.active'")
        .hasMessageContaining("a monitor of several guests has a label for each of guest.number");
  }

  @Test
  void its_guest_gets_all_of_the_host_that_it_leaves() {
    var host = new BareHost(new Machine(new Elaboration(MACHINE), 31));
    assertThatThrownBy(() -> monitor(19, 4, 20, 19, 19).boot(host, new long[10]))
        .hasMessage("m and a guest of 10 words need a host of exactly 30, not 31");
  }

  @Test
  void a_word_is_told_by_its_line_if_there_is_a_listing() {
    var shipped = AsmMonitors.named("monitor", MACHINE);
    assertThat(shipped.installed(10).place(0)).isEqualTo("   0  .word 0");
    var changed = monitor(19, 4, 20, 19, 19).with(3, 0xab).installed(10);
    assertThat(changed.words()).containsExactly(0, 0, 0, 0xab);
    assertThat(changed.place(3)).isEqualTo("   3  ab");
  }
}
