package org.vmorph.vmm.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;

/** Monitors from files. */
class ImageFileTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private ImageMonitor read(String words, String map) throws IOException {
    write("m.map", map);
    return ImageFile.read("m", MACHINE, write("m.hex", words));
  }

  @Test
  void assembly_is_assembled_with_what_it_includes() throws IOException {
    var shipped = AsmMonitors.named("monitor", MACHINE);
    var read = ImageFile.read("mine", MACHINE, Path.of("asm", "monitor.s"));
    assertThat(read.installed(64).words()).isEqualTo(shipped.installed(64).words());
    assertThat(read.installed(64).map()).isEqualTo(shipped.installed(64).map());
  }

  @Test
  void words_and_a_map_are_the_same_monitor() throws IOException {
    var shipped = AsmMonitors.named("monitor", MACHINE);
    var map = shipped.installed(64).map();
    var read =
        read(
            Arrays.stream(shipped.installed(64).words())
                .mapToObj(Long::toHexString)
                .collect(Collectors.joining("\n", "; words\n", "")),
            "guest.psw=%d\nguest.regs = 0x%x ; registers\n\nguest.low = %d\nguest.size = %d"
                .formatted(map.psw(), map.regs(), map.low(), map.size()));
    assertThat(read.installed(64).words()).isEqualTo(shipped.installed(64).words());
    assertThat(read.installed(64).map().low()).isEqualTo(map.low());
    assertThat(read.installed(64).map().resume()).isEmpty();
  }

  @Test
  void what_is_wrong_is_told_with_its_line() {
    var map = "guest.psw = 3\nguest.regs = 4\nguest.size = 2\nguest.low = 20";
    assertThatThrownBy(() -> read("1 2\nx3", map))
        .hasMessageEndingWith("m.hex:2: 'x3' is no word; expected one of 64 bits in hexadecimal");
    assertThatThrownBy(() -> read("1", map + "\nguest.psw 3"))
        .hasMessageEndingWith("m.map:5: expected 'guest.low = 0xb6', found 'guest.psw 3'");
    assertThatThrownBy(() -> read("1", "guest.psw = 99999999999"))
        .hasMessageEndingWith("m.map:1: '99999999999' is no address");
    assertThatThrownBy(() -> read("1", "guest.psw = 1")).hasMessageContaining("'guest.regs'");
    assertThatThrownBy(() -> read("1 2 3", map.replace("20", "2")))
        .hasMessage("m has 3 words, but its guest starts at 2");
  }
}
