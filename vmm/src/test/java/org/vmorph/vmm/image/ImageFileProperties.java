package org.vmorph.vmm.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;

/** A monitor that is written to files and read back is the same monitor. */
class ImageFileProperties {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Path FOLDER = Path.of("target", "images");
  private static final int REGISTERS = 16;

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void what_is_written_and_read_is_the_same(
      @ForAll @Size(min = 1, max = 60) long[] words,
      @ForAll @IntRange(max = 40) int psw,
      @ForAll @IntRange(max = 40) int regs,
      @ForAll @IntRange(max = 40) int resume)
      throws IOException {
    long low = Math.max(words.length, 40 + REGISTERS) + 1;
    var map =
        "guest.psw = %d\nguest.regs = 0x%x\nguest.size = %d\nguest.resume = %d\nguest.low = %d\n"
            .formatted(psw, regs, low - 1, resume, low);
    var text = Arrays.stream(words).mapToObj(Long::toHexString).collect(Collectors.joining("\n"));
    Files.createDirectories(FOLDER);
    var file = Files.writeString(FOLDER.resolve("m.hex"), text);
    Files.writeString(ImageFile.mapBeside(file), map);
    var read = ImageFile.read("m", MACHINE, file);
    assertThat(read.installed(64).words()).isEqualTo(words);
    assertThat(read.installed(64).map().psw()).isEqualTo(psw);
    assertThat(read.installed(64).map().regs()).isEqualTo(regs);
    assertThat(read.installed(64).map().size()).isEqualTo(low - 1);
    assertThat(read.installed(64).map().low()).isEqualTo(low);
    assertThat(read.installed(64).map().resume()).hasValue((long) resume);
  }
}
