package org.vmorph.vmm.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.tower.Tower;

/** monitor.s, the monitor that is a program of its machine. */
class MonitorTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Compiled ENGINE = new Compiled(new Elaboration(MACHINE));
  private static final ImageMonitor MONITOR = AsmMonitors.named("monitor", MACHINE);
  private static final int WORDS = 1024;

  @Test
  void it_has_well_under_400_words() {
    assertThat(MONITOR.installed(64).words()).hasSizeLessThan(250);
    assertThat((long) MONITOR.installed(64).words().length)
        .isEqualTo(MONITOR.installed(64).map().low());
  }

  static Stream<List<Vmm>> towers() {
    Vmm java = new TrapAndEmulate();
    return Stream.of(
        List.of(MONITOR),
        List.of(MONITOR, MONITOR),
        Collections.nCopies(6, MONITOR),
        List.of(java, MONITOR),
        List.of(MONITOR, java),
        List.of(MONITOR, java, MONITOR),
        List.of(java, MONITOR, java));
  }

  @ParameterizedTest
  @MethodSource("towers")
  void the_operating_system_of_the_examples_says_the_same_under_it(List<Vmm> monitors)
      throws IOException {
    assertThat(console(monitors, guest("os.s"))).isEqualTo(bare(guest("os.s"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("towers")
  void the_words_of_every_monitor_in_a_tower_of_it_are_the_same(List<Vmm> monitors)
      throws IOException {
    var real = new Machine(ENGINE, Tower.room(MACHINE, monitors, WORDS));
    var tower = Tower.boot(monitors, new BareHost(real), guest("hello.s"));
    long base = 0;
    for (int level = 0; level < monitors.size(); level++) {
      if (monitors.get(level).equals(MONITOR)) {
        // All but the cells at the end, and the new PSW, which holds the storage size.
        for (int i = 2; i < MONITOR.installed(64).map().psw() - 1; i++) {
          assertThat(real.load(MACHINE.storage(), base + i))
              .isEqualTo(MONITOR.installed(64).words()[i]);
        }
      }
      base += tower.guests().get(level).owns().low();
    }
  }

  @Test
  void a_guest_that_wants_the_registers_as_the_monitor_left_them_finds_its_own() {
    var program =
        assembled(
            "svc 1",
            ".psw s, start, 0, 1 << 19",
            "start: li r1, 1",
            "li r15, 15",
            "srb r2", // the monitor has used r1 to r5
            "halt");
    var real = new Machine(ENGINE, MONITOR.room(WORDS));
    var guest = MONITOR.boot(new BareHost(real), program);
    while (guest.run(100).kind() != Exit.Kind.HALTED) {}
    var r = MACHINE.files().stream().filter(f -> f.name().equals("r")).findFirst().orElseThrow();
    assertThat(java.util.stream.LongStream.range(0, 16).map(i -> guest.load(r, i)))
        .containsExactly(0L, 1L, (long) WORDS, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 15L);
  }

  private static long[] assembled(String... lines) {
    var program = new Assembler(MACHINE).assemble("guest.s", String.join("\n", lines));
    return Arrays.copyOf(program.words(), WORDS);
  }

  static long[] guest(String name) throws IOException {
    var source = Files.readString(Path.of("..", "guests", name));
    Program program = new Assembler(MACHINE).assemble(name, source);
    return Arrays.copyOf(program.words(), WORDS);
  }

  private static String bare(long[] words) {
    var machine = new Machine(ENGINE, WORDS);
    machine.storeAll(0, words);
    while (!machine.halted()) {
      machine.run(1_000);
    }
    return output(machine);
  }

  private static String console(List<Vmm> monitors, long[] words) {
    var real = new Machine(ENGINE, Tower.room(MACHINE, monitors, WORDS));
    var guest = Tower.boot(monitors, new BareHost(real), words).innermost();
    for (int i = 0; i < 10_000 && !guest.halted(); i++) {
      guest.run(1_000);
    }
    return output(real);
  }

  private static String output(Machine machine) {
    var console = MACHINE.console().orElseThrow();
    var text = new StringBuilder();
    for (int i = 0; i < machine.get(console.count()); i++) {
      text.appendCodePoint((int) machine.load(console.output(), i));
    }
    return text.toString();
  }
}
