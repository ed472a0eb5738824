package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;
import org.vmorph.vmm.image.ImageMonitor;

/**
 * A change to the text of a monitor that ships, in whichever of its files it is.
 *
 * @param monitor which: its file, without the ending
 * @param right what is there, once
 * @param wrong what somebody wrote instead
 */
record Edited(String monitor, String right, String wrong) {
  private static final Path ASM = Path.of(System.getProperty("vmorph.root", ".."), "vmm", "asm");

  /** The monitor with this change, assembled as any other. */
  ImageMonitor monitor(String name, Architecture machine) {
    var folder = ASM.resolve(monitor).getParent();
    var whole = ASM.resolve(monitor + ".s").getFileName().toString();
    try {
      return ImageMonitor.of(name, machine, by -> assembled(by, folder, whole));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Program assembled(Assembler by, Path folder, String whole) throws IOException {
    var places = new AtomicInteger();
    var program =
        by.assemble(
            whole, text(folder.resolve(whole), places), file -> text(folder.resolve(file), places));
    assertThat(places).as("places of what is changed:%n%s", right).hasValue(1);
    return program;
  }

  private String text(Path file, AtomicInteger places) throws IOException {
    var parts = Files.readString(file).split(Pattern.quote(right), -1);
    places.addAndGet(parts.length - 1);
    return String.join(wrong, parts);
  }
}
