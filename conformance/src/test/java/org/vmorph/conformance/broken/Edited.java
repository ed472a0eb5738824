package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.vmm.image.ImageMonitor;

/**
 * A change to the text of monitor.s.
 *
 * @param file which of its files, without its ending
 * @param right what is there, once
 * @param wrong what somebody wrote instead
 */
record Edited(String file, String right, String wrong) {
  private static final Path ASM = Path.of(System.getProperty("vmorph.root", ".."), "vmm", "asm");

  /** The monitor with this change, assembled as any other. */
  ImageMonitor monitor(String name, Architecture machine) {
    try {
      var program = new Assembler(machine).assemble("monitor.s", text("monitor.s"), this::text);
      return ImageMonitor.of(name, machine, program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String name) throws IOException {
    var text = Files.readString(ASM.resolve(name));
    if (!name.equals(file + ".s")) {
      return text;
    }
    assertThat(text).containsOnlyOnce(right);
    return text.replace(right, wrong);
  }
}
