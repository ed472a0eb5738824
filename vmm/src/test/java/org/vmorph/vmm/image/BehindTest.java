package org.vmorph.vmm.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Guest;

/** A monitor that lies behind its guest, where addresses cannot be moved. */
class BehindTest {
  private static final Architecture MACHINE = named("third-generation-protect");
  private static final Compiled ENGINE = new Compiled(new Elaboration(MACHINE));
  private static final ImageMonitor MONITOR = AsmMonitors.named("monitor-protect", MACHINE);
  private static final int WORDS = 64;

  private static Architecture named(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static ImageMonitor text(String... lines) throws IOException {
    return ImageMonitor.of("m", MACHINE, by -> by.assemble("m.s", String.join("\n", lines)));
  }

  private static Guest boot(String... lines) {
    var program =
        new Assembler(MACHINE)
            .given("end", WORDS)
            .assemble("guest.s", String.join("\n", lines) + "\n.org end - 1\n.psw s, begin, 0");
    var real = new Machine(ENGINE, MONITOR.room(WORDS));
    return MONITOR.boot(new BareHost(real), Arrays.copyOf(program.words(), WORDS));
  }

  private static Cell cell(String name) {
    return (Cell) MACHINE.component(name).orElseThrow();
  }

  private static File file(String name) {
    return (File) MACHINE.component(name).orElseThrow();
  }

  @Test
  void it_has_other_words_for_every_size_of_a_guest_and_as_many() {
    var small = MONITOR.installed(WORDS);
    var large = MONITOR.installed(1_000);
    assertThat(small.from()).isEqualTo(WORDS);
    assertThat(large.from()).isEqualTo(1_000);
    assertThat(small.words()).hasSameSizeAs(large.words()).isNotEqualTo(large.words());
    assertThat(small.map().psw() - WORDS).isEqualTo(large.map().psw() - 1_000);
    assertThat(MONITOR.room(WORDS)).isEqualTo(WORDS + small.size());
  }

  @Test
  void its_guest_begins_with_the_psw_in_its_own_last_word() {
    var guest = boot(".space 5", "begin: halt");
    assertThat(guest.owns().low()).isZero();
    assertThat(guest.get(MACHINE.programCounter())).isEqualTo(5);
    assertThat(guest.get(MACHINE.mode().cell())).isEqualTo(MACHINE.mode().supervisor());
    assertThat(guest.get(cell("C"))).isZero();
  }

  @Test
  void a_protection_register_is_what_the_guest_loaded_and_not_what_the_hardware_has() {
    var guest =
        boot("begin: ld r1, all", "lpp r1, pp2", "halt", "all: .word (1000 << pp.last) | 7");
    guest.run(2);
    assertThat(guest.load(file("pp"), 2)).isEqualTo(1000L << 3 | 7);
    assertThat(guest.load(file("pp"), 0)).isZero();
  }

  /** It is put into force before the guest's next step, and halts that a monitor would need. */
  @Test
  void control_can_be_set_from_outside() {
    var guest = boot("begin: ld r1, 40", "halt", ".org 40", ".word 77");
    guest.set(cell("C"), 1);
    guest.store(file("pp"), 0, 7);
    guest.store(file("pp"), 1, 40L << 23 | 40L << 3 | 1);
    guest.run(1);
    assertThat(guest.load(file("r"), 1)).isEqualTo(77);
    guest.set(cell("P"), 0);
    guest.store(file("pp"), 1, 0);
    assertThat(guest.run(1).cause().orElseThrow().name()).isEqualTo("memory");
    assertThat(guest.load(file("pp"), 0)).isEqualTo(7);
  }

  @Test
  void a_file_is_assembled_for_every_size_as_well() throws IOException {
    var mine = ImageFile.read("mine", MACHINE, Path.of("asm", "protect", "monitor.s"));
    for (int words : new int[] {2, WORDS, 1_000}) {
      assertThat(mine.installed(words).words()).isEqualTo(MONITOR.installed(words).words());
    }
  }

  @Test
  void its_first_word_is_where_the_guest_ends() {
    assertThatThrownBy(() -> text("guest.psw: .word 1"))
        .hasMessage(
            "m has its first word at 0, but its guest of 2 words lies there; expected '.org"
                + " guest.words'");
  }

  @Test
  void what_its_labels_name_lies_behind_its_guest() {
    assertThatThrownBy(
            () ->
                text(
                    ".org guest.words",
                    "guest.psw: guest.size: .word guest.words",
                    "guest.regs: .space 16",
                    "guest.pp: .space 2"))
        .hasMessage("m has guest.pp at 19 to 22, but its own words are 2 to 20");
    assertThatThrownBy(
            () ->
                text(
                    ".org guest.words",
                    "guest.psw: guest.size: .word guest.words",
                    "guest.regs: .space 16"))
        .hasMessage(
            "m.s: no label 'guest.pp'; did you mean 'guest.psw'?; a monitor says where its guest is"
                + " by guest.psw, guest.regs, guest.pp and guest.size");
  }

  @Test
  void the_size_of_its_guest_is_given_and_no_label() {
    assertThatThrownBy(() -> text(".org 2", "guest.words: .word 1"))
        .isInstanceOf(AssemblyError.class)
        .hasMessageContaining("'guest.words' is given, it is 2");
  }

  @Test
  void words_alone_are_none() {
    var map =
        new GuestMap(
            9, 9, 0, 9, OptionalLong.empty(), Optional.empty(), Optional.empty(), Map.of("pp", 9L));
    assertThatThrownBy(() -> new ImageMonitor("m", MACHINE, new long[4], map))
        .hasMessage(
            "m: a monitor lies behind its guest on third-generation-protect, and has other words"
                + " for every size of it; expected its text in assembly");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "monitor | third-generation-protect | it lies before its guest, and the PSWs of traps"
            + " are at the end of storage on third-generation-protect",
        "monitor | lra-in-place | it lies before its guest, and the PSWs of traps are at the end of"
            + " storage on lra-in-place",
        "monitor-protect | third-generation-pages | it lies behind its guest, and the PSWs of"
            + " traps are at the beginning of storage on third-generation-pages"
      })
  void each_is_for_machines_that_take_traps_where_it_lies(String name, String machine, String why) {
    assertThatThrownBy(() -> AsmMonitors.named(name, named(machine))).hasMessage(why);
  }

  @Test
  void machines_that_give_storage_away_in_pages_have_none() {
    assertThat(ImageMonitor.unsuited(MACHINE)).isEmpty();
    assertThat(ImageMonitor.unsuited(named("third-generation-pages")))
        .hasValueSatisfying(why -> assertThat(why).contains("in pages of 64 words"));
    assertThat(ImageMonitor.unsuited(named("third-generation-rings"))).isPresent();
  }
}
